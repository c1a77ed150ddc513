package lastlease.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Control agents that do not end, or send without end; and where they are. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class KeaControlTest {
  private static final int MANY = 100_000;

  /** Answers with a head, and then with so many chunks of 16 kB; the connection stays open. */
  private static String read(int chunks) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread answering = new Thread(() -> answer(server, chunks), "agent");
      answering.setDaemon(true);
      answering.start();
      KeaControl control = new KeaControl("http://127.0.0.1:" + server.getLocalPort());
      return String.valueOf(assertThrows(IOException.class, control::read).getMessage());
    }
  }

  private static void answer(ServerSocket server, int chunks) {
    try (Socket socket = server.accept()) {
      OutputStream out = socket.getOutputStream();
      out.write(
          "HTTP/1.1 200 OK\r\nContent-Length: 2000000000\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < chunks; i++) {
        out.write(new byte[1 << 14]);
      }
      out.flush();
      while (socket.getInputStream().read() >= 0) {
        // Until whoever asked has had enough.
      }
    } catch (IOException e) {
      // It hung up: that is what is waited for.
    }
  }

  @Test
  void anAnswerThatNeverEndsIsWaitedForSoLongOnly() throws IOException {
    assertEquals("Kea's control agent takes longer than 5 s", read(1));
  }

  @Test
  void anAnswerWithoutEndIsNotKept() throws IOException {
    assertEquals("Kea's control agent sends more than any lease table has", read(MANY));
  }

  @Test
  void aPasswordMayHaveAnAt() throws IOException {
    KeaPlace place = KeaPlace.parse("http://me:a%2Bb+p@ss@127.0.0.1:8000");
    assertEquals("me:a+b+p@ss", place.user());
    assertEquals(URI.create("http://127.0.0.1:8000/"), place.address());
    assertNull(KeaPlace.parse("http://kea/x").user());
  }

  @Test
  void whatIsNoAddressIsSaidWithoutRepeatingIt() {
    for (String wrong : new String[] {"http://me:sec ret@kea", "http://me:se/cret@", "http://@"}) {
      IOException e = assertThrows(IOException.class, () -> KeaPlace.parse(wrong));
      assertTrue(String.valueOf(e.getMessage()).contains("no address"), wrong);
      assertFalse(String.valueOf(e.getMessage()).contains("ret"), wrong);
    }
  }

  @Test
  void outputWithoutEndIsNoTable() {
    IOException e =
        assertThrows(
            IOException.class, () -> new TableProgram("head -c 70000000 /dev/zero").output());
    assertEquals(
        "the command prints more than any lease table has", String.valueOf(e.getMessage()));
  }

  @Test
  void whyItIsOutOfReachIsToldInWords() throws IOException {
    int free;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = closed.getLocalPort();
    }
    assertEquals(
        "Kea's control agent does not answer (no connection)", told("http://127.0.0.1:" + free));
    assertEquals(
        "Kea's control agent does not answer (there is no such host)",
        told("http://nobody.invalid:8000"));
  }

  private static String told(String place) {
    return String.valueOf(
        assertThrows(IOException.class, () -> new KeaControl(place).read()).getMessage());
  }
}
