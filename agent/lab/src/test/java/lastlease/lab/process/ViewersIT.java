package lastlease.lab.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import lastlease.cli.SampleReports;
import lastlease.dashboard.Board;
import lastlease.lab.Patience;
import lastlease.reports.PoolReport;
import lastlease.wire.Crowd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two hundred viewers of a large page that never read it. */
@Timeout(120)
class ViewersIT {
  private static final int VIEWERS = 200;
  private static final int DEVICES = 5_000;
  private static final int EDITIONS = 6;
  private static final long EDITION_MILLIS = 1_000;

  /** What each may hold: the bytes that it does not take, and a thread. */
  private static final long MOST_EACH = 1 << 20;

  @Test
  void memoryStaysFlat() throws Exception {
    List<PoolReport> reports =
        List.of(
            SampleReports.of(Crowd.unanswered(DEVICES, 3, 0)),
            SampleReports.of(Crowd.unanswered(DEVICES, 4, 0)));
    List<Socket> sockets = new ArrayList<>();
    try (Board board = Board.open(new Board.Where("127.0.0.1", 0, null), ZoneOffset.UTC)) {
      board.publish(reports.get(0), null);
      // One who reads, so that every edition is rendered, before as after.
      try (Socket reads = asking(board, 1 << 20)) {
        AtomicInteger lines = new AtomicInteger();
        Thread reader = new Thread(() -> readAll(reads, lines), "reads");
        reader.setDaemon(true);
        reader.start();
        publish(board, reports);
        assertTrue(lines.get() > 0, "the one who reads was sent nothing");
        long before = liveHeap();

        int served = 0;
        for (int i = 0; i < VIEWERS; i++) {
          Socket socket = asking(board, 4096);
          sockets.add(socket);
          served += status(socket).contains(" 200 ") ? 1 : 0;
        }
        assertEquals(31, served);
        publish(board, reports);
        long with = liveHeap();
        System.out.printf(
            Locale.ROOT,
            "live heap: %.1f MB with one viewer, %.1f MB with %d more who do not read%n",
            before / 1e6,
            with / 1e6,
            VIEWERS);
        assertEquals(32, board.viewers());
        assertTrue(with - before < 32 * MOST_EACH, before + " before, " + with + " after");
      }
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  /** As the agent does: another edition each second. */
  private static void publish(Board board, List<PoolReport> reports) throws InterruptedException {
    for (int i = 0; i < EDITIONS; i++) {
      board.publish(reports.get(i % reports.size()), null);
      Patience.pause(EDITION_MILLIS / 1000.0);
    }
  }

  /** Bytes of the heap that are in use after a collection. */
  private static long liveHeap() {
    ManagementFactory.getMemoryMXBean().gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static Socket asking(Board board, int buffer) throws IOException {
    URI at = URI.create(board.address());
    Socket socket = new Socket();
    socket.setReceiveBufferSize(buffer);
    socket.connect(new InetSocketAddress(at.getHost(), at.getPort()));
    socket
        .getOutputStream()
        .write(
            "GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static String status(Socket socket) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = socket.getInputStream().read();
        c >= 0 && c != 10;
        c = socket.getInputStream().read()) {
      line.append((char) c);
    }
    return line.toString();
  }

  private static void readAll(Socket socket, AtomicInteger lines) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      while (reader.readLine() != null) {
        lines.incrementAndGet();
      }
    } catch (IOException e) {
      // At the end the test closes it; anything else is a fault.
      if (!socket.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
