package lastlease.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The medium of a venue: who is on it, what gets lost on it, and the seat that listens. */
public final class Air {
  private static final double TRAVEL = 0.001;

  public final Clock clock;
  public final Random random;
  public final Seat seat;
  public final Truth truth;
  private final List<Server> servers = new ArrayList<>();
  private final Map<Integer, Object> users = new HashMap<>();
  private Loss loss;
  private boolean relayDown;

  public Air(Clock clock, Random random, Seat seat, Truth truth) {
    this.clock = clock;
    this.random = random;
    this.seat = seat;
    this.truth = truth;
    this.loss = new Loss(clock, random, 0, 0);
  }

  public void loses(Loss from) {
    loss = from;
  }

  /** Newcomers' broadcasts do not reach the servers any more; unicast does. */
  public void relayDown() {
    relayDown = true;
  }

  public void join(Server server) {
    servers.add(server);
  }

  public List<Server> servers() {
    return servers;
  }

  /** A client's broadcast, which each server gets, or not. */
  public void ask(Ask ask) {
    int sender = ask.ciaddr();
    byte[] frame =
        Packets.fromClient(ask.bytes(), ask.source(), Packets.EVERYBODY, sender, Packets.BROADCAST);
    seat.hears(frame, false);
    truth.asked(ask);
    if (loss.drops() || relayDown) {
      return;
    }
    for (Server server : servers) {
      clock.after(TRAVEL, () -> server.receives(ask));
    }
  }

  /** A client's message to one server. */
  public void ask(Ask ask, Server server) {
    seat.hears(
        Packets.fromClient(ask.bytes(), ask.source(), server.mac(), ask.ciaddr(), server.id()),
        false);
    if (!loss.drops()) {
      clock.after(TRAVEL, () -> server.receives(ask));
    }
  }

  /**
   * A server's message to a client.
   *
   * @param relayed it answers a broadcast, and so goes back by the relay
   */
  public void answer(byte[] frame, Station to, Answer answer, boolean relayed) {
    if (relayed && relayDown) {
      return;
    }
    seat.hears(frame, true);
    truth.answered(to, answer);
    if (!loss.drops()) {
      clock.after(TRAVEL, () -> to.takes(answer));
    }
  }

  /** A frame that matters only to whom it may concern. */
  public void send(byte[] frame) {
    seat.hears(frame, false);
  }

  public void uses(int address, Object host) {
    users.putIfAbsent(address, host);
  }

  public void leaves(int address, Object host) {
    users.remove(address, host);
  }

  public @Nullable Object user(int address) {
    return users.get(address);
  }
}
