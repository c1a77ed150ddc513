package lastlease.hub;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import lastlease.uplink.Protocol;

/**
 * Many seats, each in a room of its own that is busy all the time, by one thread. They send as the
 * seat's uplink does: what came is gathered for a moment, and the next goes when the last was
 * acknowledged; so a slow hub gets fewer posts, and longer ones.
 */
final class SeatCrowd implements Closeable {
  static final long SEED = 20261128;

  /** As the uplink has it. */
  private static final long GATHER_NANOS = 200_000_000L;

  private static final long AGAIN_NANOS = 500_000_000L;

  /** Within so long all have begun. */
  private static final long BEGIN_NANOS = 10_000_000_000L;

  /** Connections from one address; a hub takes 512. */
  private static final int EACH = 400;

  private final int port;
  private final String token;
  private final Selector selector;
  private final ByteBuffer in = ByteBuffer.allocate(1 << 16);
  private final PriorityQueue<Seat> resting =
      new PriorityQueue<>((one, other) -> Long.compare(one.due, other.due));
  private final long begin = System.currentTimeMillis() * 1000;
  private final long beginNanos = System.nanoTime();
  private long[] lags = new long[1 << 16];
  private int posts;
  private long frames;
  private long hungUp;

  /**
   * @param port of a hub on the loopback, in plain HTTP
   * @param token that lets seats join
   */
  SeatCrowd(int port, String token, int seats, Path home) throws IOException {
    this.port = port;
    this.token = token;
    this.selector = Selector.open();
    LabRoom.Captures captures = LabRoom.Captures.read();
    for (int i = 0; i < seats; i++) {
      // Not all at one moment.
      long later = i * BEGIN_NANOS / seats;
      Seat seat = new Seat(i, new LabRoom(captures, SEED, i, begin + later / 1000, home));
      seat.due = beginNanos + later;
      resting.add(seat);
    }
  }

  private long micros() {
    return begin + (System.nanoTime() - beginNanos) / 1000;
  }

  /** Sends until a time, as time passes; then waits for what is on its way. */
  void run(long seconds) throws IOException {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    int sending = 0;
    while (System.nanoTime() < end || sending > 0) {
      for (Seat next = resting.peek();
          next != null && next.due <= System.nanoTime() && System.nanoTime() < end;
          next = resting.peek()) {
        resting.remove();
        next.send();
        sending++;
      }
      Seat next = resting.peek();
      long rest = next == null ? 100_000_000L : next.due - System.nanoTime();
      selector.select(Math.min(100, Math.max(1, TimeUnit.NANOSECONDS.toMillis(rest))));
      for (SelectionKey key : selector.selectedKeys()) {
        Seat seat = (Seat) key.attachment();
        if (seat.ready(key)) {
          sending--;
          resting.add(seat);
        }
      }
      selector.selectedKeys().clear();
    }
  }

  /** Frames that were acknowledged. */
  long frames() {
    return frames;
  }

  /** How long after the oldest of a post's frames was there they were durable. */
  String lag() {
    long[] sorted = Arrays.copyOf(lags, posts);
    Arrays.sort(sorted);
    return String.format(
        Locale.ROOT,
        "%d posts (%d times the hub hung up), acknowledged a median of %d ms after the oldest"
            + " frame, 99 %% %d ms, worst %d ms",
        posts,
        hungUp,
        sorted[posts / 2],
        sorted[posts * 99 / 100],
        sorted[posts - 1]);
  }

  /** One seat, and its connection. */
  private final class Seat {
    private final String head;
    private final LabRoom room;
    private byte[] begins;
    private long due;
    private long at;
    private byte[] pending = new byte[0];
    private long before;
    private ByteBuffer out = ByteBuffer.allocate(0);
    private final int number;
    private SocketChannel channel = SocketChannel.open();
    private final StringBuilder answer = new StringBuilder();

    Seat(int number, LabRoom room) throws IOException {
      this.number = number;
      this.room = room;
      this.begins = room.head();
      this.head =
          "POST "
              + Protocol.PATH
              + " HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer "
              + token
              + line(Protocol.LANGUAGE, Integer.toString(Protocol.VERSION))
              + line(Protocol.SEAT, "Room+" + number)
              + line(Protocol.SESSION, String.format(Locale.ROOT, "%032x", number))
              + line(Protocol.FILE, Protocol.MAIN)
              + line(Protocol.CLOCK, "0")
              + line("Content-Encoding", "gzip");
    }

    private String line(String header, String value) {
      return "\r\n" + header + ": " + value;
    }

    void send() throws IOException {
      if (pending.length == 0) {
        before = begins.length > 0 ? 0 : room.next();
        byte[] blocks = room.until(micros());
        pending = Arrays.copyOf(begins, begins.length + blocks.length);
        System.arraycopy(blocks, 0, pending, begins.length, blocks.length);
        begins = new byte[0];
      }
      byte[] zipped = zipped(pending);
      String all =
          head
              + line(Protocol.POSITION, Long.toString(at))
              + line("Content-Length", Integer.toString(zipped.length))
              + "\r\n\r\n";
      out = ByteBuffer.allocate(all.length() + zipped.length);
      out.put(all.getBytes(StandardCharsets.US_ASCII)).put(zipped).flip();
      answer.setLength(0);
      if (!channel.isConnected()) {
        channel.configureBlocking(false);
        channel.setOption(java.net.StandardSocketOptions.TCP_NODELAY, true);
        byte[] own = {127, 0, 0, (byte) (2 + number / EACH)};
        channel.bind(new InetSocketAddress(InetAddress.getByAddress(own), 0));
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.register(selector, SelectionKey.OP_CONNECT, this);
      } else {
        write();
      }
    }

    private byte[] zipped(byte[] blocks) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
        zip.write(blocks);
      }
      return bytes.toByteArray();
    }

    private void write() throws IOException {
      channel.write(out);
      channel
          .keyFor(selector)
          .interestOps(out.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    /** Goes on; whether it has its answer. */
    boolean ready(SelectionKey key) throws IOException {
      try {
        return goesOn(key);
      } catch (SocketException e) {
        // As the uplink does: what was not acknowledged is sent again.
        hungUp++;
        channel.close();
        channel = SocketChannel.open();
        due = System.nanoTime() + AGAIN_NANOS;
        return true;
      }
    }

    private boolean goesOn(SelectionKey key) throws IOException {
      if (key.isConnectable()) {
        channel.finishConnect();
        write();
        return false;
      }
      if (key.isWritable()) {
        write();
        return false;
      }
      in.clear();
      if (channel.read(in) < 0) {
        throw new SocketException("the hub hung up: " + answer);
      }
      answer.append(new String(in.array(), 0, in.position(), StandardCharsets.US_ASCII));
      return isAnswered();
    }

    private boolean isAnswered() throws IOException {
      int body = answer.indexOf("\r\n\r\n") + 4;
      if (body < 4) {
        return false;
      }
      int from = answer.indexOf("Content-Length: ") + 16;
      int count = Integer.parseInt(answer.substring(from, answer.indexOf("\r\n", from)));
      if (answer.length() < body + count) {
        return false;
      }
      boolean hadIt =
          answer.indexOf(Protocol.POSITION + ": " + (at + pending.length) + "\r\n") >= 0;
      if (answer.indexOf("HTTP/1.1 200 ") != 0 && !hadIt) {
        throw new IOException(answer.toString());
      }
      key().interestOps(0);
      at += pending.length;
      pending = new byte[0];
      frames += room.next() - before;
      if (posts == lags.length) {
        lags = Arrays.copyOf(lags, 2 * posts);
      }
      lags[posts++] = (micros() - room.at(before)) / 1000;
      due = System.nanoTime() + GATHER_NANOS;
      return true;
    }

    private SelectionKey key() {
      return channel.keyFor(selector);
    }
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }
}
