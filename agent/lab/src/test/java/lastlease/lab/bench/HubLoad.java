package lastlease.lab.bench;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import lastlease.capture.journal.Journal;
import lastlease.core.Input;
import lastlease.diagnose.given.Settings;
import lastlease.uplink.Protocol;
import lastlease.wire.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Many seats at one hub, each with ten relevant frames a second (guests that arrive, are served and
 * use their address), sent as seats send them: what came within a quarter of a second together.
 */
public final class HubLoad {
  private static final long SEED = 20261128;
  private static final long NIC = 0x3C22_0000_0000L;
  private static final int POOL = 0x0A00_0100;
  private static final int FRAMES_A_SECOND = 10;
  private static final int POSTS_A_SECOND = 4;
  private static final int THREADS = 16;

  private final int port;
  private final String token;
  private final List<Long> lags = Collections.synchronizedList(new ArrayList<>());

  /**
   * @param port of a hub on the loopback, in plain HTTP
   * @param token that lets seats join
   */
  public HubLoad(int port, String token) {
    this.port = port;
    this.token = token;
  }

  /**
   * Sends for some time, as fast as time passes.
   *
   * @param directory for the seats' journals
   * @return how long after the moment at which a seat had them frames were durable at the hub
   */
  public String run(Path directory, int seats, int seconds)
      throws IOException, InterruptedException {
    List<Seat> all = new ArrayList<>();
    for (int i = 0; i < seats; i++) {
      all.add(new Seat(Files.createDirectory(directory.resolve("seat" + i)), i));
    }
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    long begin = System.nanoTime();
    for (int i = 0; i < THREADS; i++) {
      List<Seat> mine = new ArrayList<>();
      for (int j = i; j < seats; j += THREADS) {
        mine.add(all.get(j));
      }
      threads.execute(() -> send(mine, begin, seconds * POSTS_A_SECOND));
    }
    threads.shutdown();
    boolean ended = threads.awaitTermination(10L * seconds + 60, TimeUnit.SECONDS);
    for (Seat seat : all) {
      seat.close();
    }
    long[] sorted = lags.stream().mapToLong(Long::longValue).sorted().toArray();
    return String.format(
        Locale.ROOT,
        "seed %d, %d seats, %d s, %d of %d posts%s; lag median %d ms, 99 %% %d ms, worst %d ms",
        SEED,
        seats,
        seconds,
        sorted.length,
        (long) seats * seconds * POSTS_A_SECOND,
        ended ? "" : " (not ended)",
        sorted[sorted.length / 2],
        sorted[sorted.length * 99 / 100],
        sorted[sorted.length - 1]);
  }

  private void send(List<Seat> seats, long begin, int rounds) {
    long step = TimeUnit.SECONDS.toNanos(1) / POSTS_A_SECOND;
    try {
      for (int round = 0; round < rounds; round++) {
        for (int i = 0; i < seats.size(); i++) {
          long due = begin + round * step + i * step / seats.size();
          TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
          seats.get(i).post(round);
          lags.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - due));
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One seat: its journal, and its connection to the hub. */
  private final class Seat implements Closeable {
    private final Path file;
    private final Journal journal;
    private final Random random;
    private final String name;
    private final long mac;
    private final long t0 = System.currentTimeMillis() * 1000;
    private @Nullable Socket socket;
    private InputStream in = InputStream.nullInputStream();
    private final Deque<byte[]> frames = new ArrayDeque<>();
    private long sent;
    private long number;
    private int guests;

    Seat(Path directory, int i) throws IOException {
      this.file = directory.resolve("journal.pcapng");
      this.name = "Room+" + i;
      this.random = new Random(SEED + i);
      this.mac = NIC + ((long) i << 16);
      this.journal = Journal.open(file, 1L << 30);
      journal.begin(1);
      journal.add(new Input.Start(t0, "wlan0", "interface", null, Settings.NONE));
    }

    private void arrive() {
      long guest = mac + guests;
      int address = POOL + guests % 200;
      int xid = random.nextInt();
      frames.add(Packets.discover(guest, xid, 0, "guest-" + guests));
      frames.add(Packets.reply(2, guest, xid, address));
      frames.add(Packets.select(guest, xid, address, "guest-" + guests));
      frames.add(Packets.reply(5, guest, xid, address));
      frames.add(Packets.arp(guest, 0, address));
      frames.add(Packets.arp(guest, address, address));
      frames.add(Packets.arp(guest, address, Packets.SERVER));
      guests++;
    }

    void post(int round) throws IOException {
      long from = (long) round * FRAMES_A_SECOND / POSTS_A_SECOND;
      long until = (round + 1L) * FRAMES_A_SECOND / POSTS_A_SECOND;
      for (long i = from; i < until; i++) {
        if (frames.isEmpty()) {
          arrive();
        }
        byte[] bytes = frames.remove();
        long at = t0 + i * 1_000_000 / FRAMES_A_SECOND + 1;
        journal.add(
            new Input.Captured(new Frame(0, ++number, at, "wlan0", 1, bytes, bytes.length)));
      }
      journal.flush();
      byte[] all = Files.readAllBytes(file);
      post(Arrays.copyOfRange(all, Math.toIntExact(sent), all.length));
      sent = all.length;
    }

    private void post(byte[] blocks) throws IOException {
      String head =
          "POST "
              + Protocol.PATH
              + " HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer "
              + token
              + line(Protocol.LANGUAGE, Integer.toString(Protocol.VERSION))
              + line(Protocol.SEAT, name)
              + line(Protocol.SESSION, HexFormat.of().toHexDigits(mac).repeat(2))
              + line(Protocol.FILE, Protocol.MAIN)
              + line(Protocol.POSITION, Long.toString(sent))
              + line(Protocol.CLOCK, "0")
              + line("Content-Length", Integer.toString(blocks.length))
              + "\r\n\r\n";
      OutputStream out = connected().getOutputStream();
      byte[] headBytes = head.getBytes(StandardCharsets.US_ASCII);
      byte[] whole = Arrays.copyOf(headBytes, headBytes.length + blocks.length);
      System.arraycopy(blocks, 0, whole, headBytes.length, blocks.length);
      out.write(whole);
      answer();
    }

    /** Whoever connects and does not ask is sent away: so not before. */
    private Socket connected() throws IOException {
      Socket known = socket;
      if (known == null) {
        known = new Socket(InetAddress.getLoopbackAddress(), port);
        known.setTcpNoDelay(true);
        in = new BufferedInputStream(known.getInputStream());
        socket = known;
      }
      return known;
    }

    private static String line(String header, String value) {
      return "\r\n" + header + ": " + value;
    }

    private void answer() throws IOException {
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        int c = in.read();
        if (c < 0) {
          throw new IOException("the hub hung up: " + head);
        }
        head.append((char) c);
      }
      int length =
          Integer.parseInt(head.toString().replaceFirst("(?s).*Content-Length: ([0-9]+).*", "$1"));
      String text = new String(in.readNBytes(length), StandardCharsets.UTF_8);
      if (head.indexOf("HTTP/1.1 200 ") != 0) {
        throw new IOException(head + text);
      }
    }

    @Override
    public void close() throws IOException {
      journal.close();
      if (socket != null) {
        socket.close();
      }
    }
  }
}
