package lastlease.probe;

import java.util.ArrayList;
import java.util.List;
import lastlease.wire.DhcpMessage.Type;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import lastlease.wire.Observation;
import org.jspecify.annotations.Nullable;

/**
 * One check: what to send, and what the answers say. Answers are known by their xid and content,
 * not by whom they are sent to. Reads no clock.
 */
public final class Check {
  private final ProbeFrames frames;
  private final @Nullable Ipv4 own;
  private final boolean asksForAddress;
  private final int xid;
  private @Nullable Answer informed;
  private @Nullable Answer offered;
  private long began = Long.MIN_VALUE;

  /**
   * An answer.
   *
   * @param server who answered
   * @param address the offered address; 0.0.0.0 for an INFORM's answer
   * @param millis since the check began
   */
  public record Answer(Ipv4 server, Ipv4 address, long millis) {}

  /**
   * @param mac the interface's address
   * @param own its routable address, or null: then no INFORM is sent
   * @param asksForAddress whether to send a stranger's DISCOVER
   * @param xid transaction id of the INFORM; the DISCOVER has the next one
   */
  public Check(MacAddress mac, @Nullable Ipv4 own, boolean asksForAddress, int xid) {
    this.frames = new ProbeFrames(mac);
    this.own = own;
    this.asksForAddress = asksForAddress;
    this.xid = xid;
  }

  /** The frames to send now: the first time all, later what has no answer yet. */
  public List<byte[]> toSend(long micros) {
    if (began == Long.MIN_VALUE) {
      began = micros;
    }
    List<byte[]> toSend = new ArrayList<>();
    if (own != null && informed == null) {
      toSend.add(frames.inform(xid, own));
    }
    if (asksForAddress && offered == null) {
      toSend.add(frames.discover(xid + 1, (int) ((micros - began) / 1_000_000)));
    }
    return toSend;
  }

  /** Takes what was seen on the wire. */
  public void take(Observation observation) {
    if (!(observation instanceof Observation.Dhcp dhcp) || !dhcp.message().reply()) {
      return;
    }
    Ipv4 server = dhcp.message().serverId() == null ? dhcp.from() : dhcp.message().serverId();
    long millis = Math.max(0, (dhcp.seen().micros() - began) / 1000);
    Type type = dhcp.message().type();
    if (dhcp.message().xid() == xid && type == Type.ACK && informed == null) {
      informed = new Answer(server, Ipv4.ZERO, millis);
    } else if (dhcp.message().xid() == xid + 1 && type == Type.OFFER && offered == null) {
      offered = new Answer(server, dhcp.message().yiaddr(), millis);
    }
  }

  /** Whether everything was answered. */
  public boolean isDone() {
    return (own == null || informed != null) && (!asksForAddress || offered != null);
  }

  /** What came of it. */
  public Result result() {
    return new Result(own != null, asksForAddress, informed, offered);
  }
}
