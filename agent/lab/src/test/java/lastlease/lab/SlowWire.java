package lastlease.lab;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapHandle.PcapDirection;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapNetworkInterface.PromiscuousMode;

/**
 * A wire that is late in one direction, between the interfaces {@code inner} (the slow host's) and
 * {@code outer} (the bridge's). In user space, since kernels of containers often lack netem.
 */
final class SlowWire {
  private static final long IDLE_NANOS = 1_000_000;

  private record Late(long due, byte[] frame) {}

  private SlowWire() {}

  /** Runs in the wire's namespace until it is killed; the argument is the delay in ms. */
  public static void main(String[] args) throws Exception {
    long delay = Long.parseLong(args[0]) * 1_000_000;
    try (PcapHandle inner = open("inner");
        PcapHandle outer = open("outer")) {
      forward(inner, outer, delay);
    }
  }

  private static PcapHandle open(String name) throws PcapNativeException, NotOpenException {
    PcapHandle handle =
        new PcapHandle.Builder(name)
            .snaplen(65535)
            .promiscuousMode(PromiscuousMode.PROMISCUOUS)
            .timeoutMillis(2)
            .immediateMode(true)
            .build();
    handle.setDirection(PcapDirection.IN);
    // A blocking read would wait for a frame of this side while the other has some.
    handle.setBlockingMode(PcapHandle.BlockingMode.NONBLOCKING);
    return handle;
  }

  private static void forward(PcapHandle inner, PcapHandle outer, long delay)
      throws PcapNativeException, NotOpenException {
    Deque<Late> underway = new ArrayDeque<>();
    while (true) {
      byte[] towards = outer.getNextRawPacket();
      if (towards != null) {
        inner.sendPacket(towards);
      }
      byte[] away = inner.getNextRawPacket();
      if (away != null) {
        underway.add(new Late(System.nanoTime() + delay, away));
      }
      while (!underway.isEmpty() && System.nanoTime() - underway.element().due >= 0) {
        outer.sendPacket(underway.remove().frame);
      }
      if (towards == null && away == null) {
        LockSupport.parkNanos(IDLE_NANOS);
      }
    }
  }
}
