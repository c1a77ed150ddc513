package lastlease.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import lastlease.cli.Terminal;
import lastlease.hub.disk.EventLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubCommandTest {
  @TempDir private Path home = Path.of("");

  private Terminal.Ended hub(String listen, String... more) {
    String[] words = new String[6 + more.length];
    System.arraycopy(
        new String[] {"hub", "--plain-http", "--listen", listen, "--state", home.toString()},
        0,
        words,
        0,
        6);
    System.arraycopy(more, 0, words, 6, more.length);
    return new Terminal(home.resolve("user")).run(words);
  }

  private static void assertInUse(Terminal.Ended ended) {
    assertEquals(1, ended.status(), ended.err());
    assertEquals(1, ended.errors().size(), ended.err());
    assertTrue(ended.err().contains("another hub has the event osaka open"), ended.err());
  }

  @Test
  void aRunningHubsEventIsNeitherErasedNorOpenedAgain() throws Exception {
    Thread running = new Thread(() -> hub("127.0.0.1:0", "--event", "osaka"), "hub");
    running.start();
    Path seats = home.resolve("osaka").resolve("seats");
    try {
      long end = System.nanoTime() + 60_000_000_000L;
      while (!Files.exists(seats)) {
        assertTrue(running.isAlive() && System.nanoTime() < end, "no hub");
        running.join(10);
      }
      assertInUse(hub("127.0.0.1:0", "--erase", "osaka"));
      assertTrue(Files.exists(seats));
      assertInUse(hub("127.0.0.1:0", "--event", "kyoto", "--event", "osaka"));
      assertTrue(running.isAlive());
    } finally {
      running.interrupt();
      running.join(60_000);
    }
    assertFalse(running.isAlive());
    assertEquals(0, hub("127.0.0.1:0", "--erase", "osaka").status());
    assertFalse(Files.exists(home.resolve("osaka")));
  }

  /** Opening an event cuts off what looks as a crash leaves it: that is for who serves it alone. */
  @Test
  void aHubThatCannotListenTouchesNoEvent() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Terminal.Ended ended = hub("127.0.0.1:" + other.getLocalPort(), "--event", "osaka");
      assertEquals(1, ended.status(), ended.err());
      assertTrue(ended.err().contains("cannot listen"), ended.err());
      assertFalse(Files.exists(home.resolve("osaka")));
    }
  }

  @Test
  void whatCannotBeIsWrongUsage() {
    for (String[] given :
        new String[][] {
          {"--tls-cert", "x"}, {"--event", "a/b"}, {"--kafka-member", "one"}, {"--erase", "a b"}
        }) {
      Terminal.Ended ended = hub("127.0.0.1:0", given);
      assertEquals(2, ended.status(), ended.err());
      assertEquals(1, ended.errors().size(), ended.err());
    }
  }

  @Test
  void anEventIsNamedOnce() {
    Terminal.Ended ended = hub("127.0.0.1:0", "--event", "osaka", "--event", "osaka");
    assertEquals(2, ended.status(), ended.err());
    assertTrue(ended.err().contains("osaka is named twice"), ended.err());
    assertFalse(Files.exists(home.resolve("osaka")));
  }

  @Test
  void whoEndsLeavesTheEventToTheNext() throws Exception {
    Path directory = home.resolve("osaka");
    for (int i = 0; i < 2; i++) {
      EventLock.take(directory).close();
    }
    assertTrue(Files.exists(directory));
  }
}
