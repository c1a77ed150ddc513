package lastlease.dashboard.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Guests who mean no good, each with an address of their own: 127.0.0.2 is one, .3 another. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class DoorTest {
  private static final String FRIEND = "127.0.0.200";
  private static final int PATIENCE_MILLIS = 5_000;
  private static final int MOST_BODY = 10;

  private final List<Socket> sockets = new ArrayList<>();
  private final Door door = opened();

  private static Door opened() {
    try {
      return Door.open(
          new InetSocketAddress(InetAddress.getByName("0.0.0.0"), 0),
          null,
          DoorTest::answer,
          Door.PAGE,
          address -> new Origin(address.getHostAddress(), address.getHostAddress()));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Tells the path, or what was posted; "/kept" may go on asking. */
  private static void answer(Exchange exchange) throws IOException {
    boolean posts = exchange.method().equals("POST");
    if (posts && (exchange.bodyLength() < 0 || exchange.bodyLength() > MOST_BODY)) {
      exchange.answer(413, new byte[0]);
      return;
    }
    byte[] told = posts ? exchange.body() : exchange.path().getBytes(StandardCharsets.UTF_8);
    if (exchange.path().equals("/kept")) {
      exchange.keep();
    }
    exchange.answer(200, told);
  }

  private String all(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
  }

  private static String post(String path, String headers, String body) {
    return "POST " + path + " HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n" + body;
  }

  @AfterEach
  void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    door.close();
  }

  private Socket from(String address) throws IOException {
    Socket socket = new Socket();
    sockets.add(socket);
    socket.bind(new InetSocketAddress(address, 0));
    socket.connect(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), door.port()), PATIENCE_MILLIS);
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  private void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Asks as anybody would; gives the milliseconds that it took. */
  private long served(String address) throws IOException {
    long began = System.nanoTime();
    try (Socket socket = from(address)) {
      say(socket, "GET /x HTTP/1.1\r\nHost: a\r\n\r\n");
      String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertTrue(all.startsWith("HTTP/1.1 200 "), all);
      assertTrue(all.endsWith("/x"), all);
    }
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
  }

  /** Connections that say half a question. */
  private void slow(String address, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      try {
        say(from(address), "GET / HTTP/1.1\r\nHo");
      } catch (IOException e) {
        // Sent away at once: as it should be beyond the limit.
        assertTrue(i >= Door.PAGE.each(), "connection " + i + ": " + e);
      }
    }
  }

  private void awaitConnections(int most) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (door.connections() > most) {
      assertTrue(System.nanoTime() < end, door.connections() + " connections");
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  @Test
  void twoHundredSlowConnectionsOfOneGuestKeepNobodyWaiting() throws Exception {
    slow("127.0.0.2", 200);
    awaitConnections(Door.PAGE.each());
    long longest = 0;
    for (int i = 0; i < 20; i++) {
      longest = Math.max(longest, served(FRIEND));
    }
    // Those who were served are gone; of the slow ones as many are held as before.
    awaitConnections(Door.PAGE.each());
    System.out.printf(
        Locale.ROOT, "200 slow connections: %d held; another guest within %d ms%n", 32, longest);
  }

  @Test
  void whenTenGuestsTakeAllPlacesWhoeverAsksStillGetsOne() throws Exception {
    for (int guest = 2; guest < 12; guest++) {
      slow("127.0.0." + guest, Door.PAGE.each());
    }
    long longest = 0;
    for (int i = 0; i < 5; i++) {
      longest = Math.max(longest, served(FRIEND));
    }
    System.out.printf(
        Locale.ROOT, "320 slow connections of ten guests: another within %d ms%n", longest);
  }

  @Test
  void whoAsksMuchAtATimeIsAnsweredOnce() throws Exception {
    Socket socket = from("127.0.0.2");
    say(socket, "GET /x HTTP/1.1\r\nHost: a\r\n\r\n".repeat(100));
    String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    assertEquals(1, all.split("HTTP/1.1 ", -1).length - 1, all);
  }

  @Test
  void nonsenseIsRefusedInALine() throws Exception {
    Socket socket = from("127.0.0.2");
    say(socket, "SSH-2.0-x\r\n\r\n");
    String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    assertTrue(all.startsWith("HTTP/1.1 400 "), all);
  }

  @Test
  void aBodyIsTakenAndAConnectionKeptForWhoMayGoOn() throws Exception {
    Socket socket = from("127.0.0.2");
    say(socket, post("/kept", "Content-Length: 3\r\n", "abc"));
    say(socket, post("/kept", "Content-Length: 0\r\n", ""));
    say(socket, post("/x", "Content-Length: 2\r\n", "de"));
    say(socket, post("/x", "Content-Length: 2\r\n", "fg"));
    String all = all(socket);
    assertEquals(3, all.split("HTTP/1.1 200 ", -1).length - 1, all);
    assertTrue(all.contains("\r\n\r\nabcHTTP/1.1 200 "), all);
    assertTrue(all.endsWith("Connection: close\r\n\r\nde"), all);
  }

  @Test
  void aBodyOfUnknownOrTooGreatLengthIsNotRead() throws Exception {
    for (String headers :
        List.of(
            "Content-Length: 11\r\n",
            "Content-Length: -1\r\n",
            "Transfer-Encoding: chunked\r\n",
            "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n",
            "")) {
      Socket socket = from("127.0.0.2");
      say(socket, post("/kept", headers, ""));
      String all = all(socket);
      assertTrue(all.startsWith("HTTP/1.1 413 "), headers + all);
      assertTrue(all.contains("Connection: close"), headers + all);
    }
    Socket two = from("127.0.0.2");
    say(two, post("/kept", "Content-Length: 1\r\nContent-Length: 2\r\n", "abc"));
    assertTrue(all(two).startsWith("HTTP/1.1 400 "));
  }

  @Test
  void whoLeavesInTheMiddleOfABodyIsNoAnswer() throws Exception {
    Socket socket = from("127.0.0.2");
    say(socket, post("/kept", "Content-Length: 3\r\n", "ab"));
    socket.shutdownOutput();
    assertEquals("", all(socket));
    awaitConnections(0);
  }

  /** Ten seconds of patience. */
  @Test
  @Tag("slow")
  void whoSaysHalfAQuestionOrNothingIsCutOff() throws Exception {
    slow("127.0.0.2", 5);
    from("127.0.0.3");
    awaitConnections(0);
  }
}
