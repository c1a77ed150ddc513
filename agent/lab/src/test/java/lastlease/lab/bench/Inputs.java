package lastlease.lab.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;

/** Makes one capture: {@code CASE FILE NUMBERS...}. The same arguments make the same bytes. */
public final class Inputs {
  private static final long SEED = 20261128;
  private static final long T0 = 1_795_000_000_000_000L;
  private static final long SECOND = 1_000_000;
  private static final int POOL = 0x0A00_0100;
  private static final int LINK_LOCAL = 0xA9FE_0100;
  private static final long NIC = 0x3C22_FB00_0000L;

  /** When a client asks again, seconds; then it begins anew (dhcpcd, measured). */
  private static final int[] GAPS = {4, 8, 16, 32, 64};

  private final Random random = new Random(SEED);
  private final CaptureWriter out;

  private Inputs(CaptureWriter out) {
    this.out = out;
  }

  public static void main(String[] arguments) throws IOException {
    long[] numbers = new long[arguments.length - 2];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Long.parseLong(arguments[i + 2]);
    }
    try (CaptureWriter out = new CaptureWriter(Path.of(arguments[1]))) {
      Inputs inputs = new Inputs(out);
      switch (arguments[0]) {
        case "mixed-arp" -> inputs.mixed(numbers[0], false);
        case "mixed-discover" -> inputs.mixed(numbers[0], true);
        case "healthy" -> inputs.healthy((int) numbers[0], numbers[1]);
        case "denied" -> inputs.denied((int) numbers[0], numbers[1], (int) numbers[2], numbers[3]);
        case "flood" -> inputs.flood((int) numbers[0], numbers[1]);
        default -> throw new IllegalArgumentException("no such case: " + arguments[0]);
      }
    }
  }

  /**
   * Other traffic, and one relevant frame in a hundred.
   *
   * @param bytes of the file
   * @param incident unanswered DISCOVERs of 200 clients in one long incident, else ARP
   */
  private void mixed(long bytes, boolean incident) throws IOException {
    byte[][] others = new byte[64][];
    for (int i = 0; i < others.length; i++) {
      int length = i % 2 == 0 ? 66 + random.nextInt(200) : 1200 + random.nextInt(315);
      others[i] = Packets.tcp(NIC + i, NIC + 100 + i, POOL + i, 0x0808_0808, length);
    }
    PriorityQueue<Client> asking = new PriorityQueue<>(Client.EARLIEST);
    for (int i = 0; i < 200; i++) {
      asking.add(new Client(NIC + 1000 + i, T0 + random.nextInt(60) * SECOND));
    }
    long at = T0;
    for (long frame = 0; out.written() < bytes; frame++) {
      if (frame % 100 != 50) {
        at += 2_000;
        out.frame(at, others[random.nextInt(others.length)]);
      } else if (incident) {
        // Time is made to pass as these clients ask, whatever the size of the file.
        Client client = asking.remove();
        at = Math.max(at, client.at);
        client.asks(out, at);
        asking.add(client);
      } else {
        long host = random.nextInt(250);
        out.frame(at, Packets.arp(NIC + host, POOL + (int) host, Packets.SERVER));
      }
    }
  }

  /** Clients that come one after the other, are served, and use what they got. */
  private void healthy(int clients, long seconds) throws IOException {
    for (int i = 0; i < clients; i++) {
      served(NIC + i, POOL + i, T0 + i * seconds * SECOND / clients);
    }
  }

  private void served(long mac, int address, long at) throws IOException {
    int xid = random.nextInt();
    String name = "guest-" + (mac & 0xFF_FFFF);
    out.frame(at, Packets.discover(mac, xid, 0, name));
    out.frame(at + 900, Packets.reply(2, mac, xid, address));
    out.frame(at + 1_800, Packets.select(mac, xid, address, name));
    out.frame(at + 2_700, Packets.reply(5, mac, xid, address));
    out.frame(at + 3_000, Packets.arp(mac, 0, address));
    out.frame(at + 4_000, Packets.arp(mac, address, address));
    out.frame(at + 4_500, Packets.arp(mac, address, Packets.SERVER));
  }

  /** A newcomer that nobody answers: it asks, falls back to link-local and asks again. */
  private static final class Client {
    static final Comparator<Client> EARLIEST =
        Comparator.comparingLong((Client client) -> client.at)
            .thenComparingLong(client -> client.mac);

    private final long mac;
    private long at;
    private long began;
    private int asked;

    Client(long mac, long at) {
      this.mac = mac;
      this.at = at;
      this.began = at;
    }

    void asks(CaptureWriter out, long now) throws IOException {
      int round = asked / GAPS.length;
      int secs = (int) ((now - began) / SECOND);
      String name = "guest-" + (mac & 0xFF_FFFF);
      out.frame(now, Packets.discover(mac, (int) mac * 31 + round, secs, name));
      at = now + GAPS[asked % GAPS.length] * SECOND + mac % 997 * 1_000;
      asked++;
      if (asked % GAPS.length == 0) {
        began = at;
      }
    }

    void alsoSpeaks(CaptureWriter out, long now) throws IOException {
      int own = LINK_LOCAL + (int) (mac % 60_000);
      if (asked == 2) {
        for (int i = 0; i < 5; i++) {
          out.frame(now, Packets.arp(mac, i < 3 ? 0 : own, own));
        }
      } else if (asked > 2 && asked % GAPS.length == 0) {
        out.frame(now, Packets.mdns(mac, own));
      }
    }
  }

  /**
   * Newcomers that nobody answers, after others were served.
   *
   * @param served before, one a second
   * @param every one more is served after so many seconds; 0 is never
   */
  private void denied(int newcomers, long seconds, int served, long every) throws IOException {
    for (int i = 0; i < served; i++) {
      served(NIC + i, POOL + i, T0 + i * SECOND);
    }
    long begin = T0 + served * SECOND;
    PriorityQueue<Client> asking = new PriorityQueue<>(Client.EARLIEST);
    for (int i = 0; i < newcomers; i++) {
      asking.add(new Client(NIC + 100_000 + i, begin + random.nextInt(60_000) * 1_000L));
    }
    long nextServed = every == 0 ? Long.MAX_VALUE : begin + every * SECOND;
    int more = served;
    while (asking.element().at < begin + seconds * SECOND) {
      Client client = asking.remove();
      if (client.at >= nextServed) {
        served(NIC + more, POOL + more, nextServed);
        more++;
        nextServed += every * SECOND;
      }
      long now = client.at;
      client.asks(out, now);
      client.alsoSpeaks(out, now);
      asking.add(client);
    }
  }

  /** Forged identities, one DISCOVER each, in even steps. */
  private void flood(int identities, long seconds) throws IOException {
    for (int i = 0; i < identities; i++) {
      long mac = random.nextLong() & 0xFFFF_FFFF_FFFFL;
      long at = T0 + i * seconds * SECOND / identities;
      out.frame(at, Packets.discover(mac, random.nextInt(), 0, "guest"));
    }
  }
}
