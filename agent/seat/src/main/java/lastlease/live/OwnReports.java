package lastlease.live;

import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import lastlease.capture.machine.Interfaces;
import lastlease.capture.machine.OwnLease;
import lastlease.capture.machine.SelfAddresses;
import lastlease.wire.Frame;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import lastlease.wire.Observation;
import org.jspecify.annotations.Nullable;

/** The machine's own addresses as the core hears of them. */
final class OwnReports {
  private final SelfAddresses addresses = new SelfAddresses();
  private final ExecutorService asker =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "own-addresses");
            thread.setDaemon(true);
            return thread;
          });
  private final List<String> names;
  private final boolean stream;
  private @Nullable CompletableFuture<List<SelfAddresses.Own>> asked;

  /**
   * @param names of the watched interfaces
   * @param stream whether a stream is watched, of which it is not known where it comes from
   */
  OwnReports(List<String> names, boolean stream) {
    this.names = names;
    this.stream = stream;
  }

  /**
   * Asks the machine, unless it is being asked: its programs that know of leases take seconds where
   * it is busy, and nothing else may wait for them.
   *
   * @param answered is called from another thread when there is an answer
   */
  void ask(Runnable answered) {
    if (asked != null) {
      return;
    }
    CompletableFuture<List<SelfAddresses.Own>> answer = new CompletableFuture<>();
    asked = answer;
    asker.execute(
        () -> {
          try {
            answer.complete(addresses.changes());
          } catch (SocketException | RuntimeException e) {
            answer.completeExceptionally(e);
          }
          answered.run();
        });
  }

  /**
   * What changed between the last two answers, at the first one everything; nothing while none is
   * there.
   *
   * @param nanos how long an answer is waited for
   */
  List<Observation.OwnAddress> changes(long micros, long nanos)
      throws SocketException, InterruptedException {
    List<Observation.OwnAddress> told = new ArrayList<>();
    CompletableFuture<List<SelfAddresses.Own>> answer = asked;
    if (answer == null || nanos == 0 && !answer.isDone()) {
      return told;
    }
    try {
      for (SelfAddresses.Own own : answer.get(nanos, TimeUnit.NANOSECONDS)) {
        if (stream || names.contains(own.iface())) {
          told.add(told(own, stream ? Frame.CAPTURE : own.iface(), micros));
        }
      }
      asked = null;
    } catch (TimeoutException e) {
      // What the machine does not say in time is unknown.
      return told;
    } catch (ExecutionException e) {
      asked = null;
      SocketException failure = new SocketException(String.valueOf(e.getCause()));
      failure.initCause(e);
      throw failure;
    }
    return told;
  }

  /** Asks no more. */
  void close() {
    asker.shutdownNow();
  }

  private Observation.OwnAddress told(SelfAddresses.Own own, String point, long micros) {
    OwnLease lease = own.lease();
    String server = lease == null ? null : lease.server();
    String router = lease == null ? null : lease.router();
    return new Observation.OwnAddress(
        new Observation.Seen(micros, point, "", 0, 0),
        own.iface(),
        MacAddress.parse(own.mac()),
        Ipv4.parse(own.address()),
        own.prefixLength(),
        own.present(),
        Interfaces.isVirtual(own.iface()) && !names.contains(own.iface()),
        server == null ? null : Ipv4.parse(server),
        lease == null ? null : lease.seconds(),
        router == null ? null : Ipv4.parse(router));
  }
}
