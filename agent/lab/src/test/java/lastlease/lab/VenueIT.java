package lastlease.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The lab itself: what it builds and that it leaves nothing behind. */
@Lab({})
final class VenueIT {

  @Test
  void hostsOfOneBridgeReachEachOther(Venue venue) {
    venue.host("one", "02:00:00:00:00:01").address("10.0.0.1/24");
    Host two = venue.host("two", "02:00:00:00:00:02").address("10.0.0.2/24");
    assertTrue(
        two.inside("busybox", "ping", "-c", "1", "-W", "3", "10.0.0.1").contains("1 packets"));
  }

  @Test
  void macvlanHostIsOnTheBridgeOfItsParent(Venue venue) {
    venue.host("one", "02:00:00:00:00:01").address("10.0.0.1/24");
    Host parent = venue.host("two", "02:00:00:00:00:02");
    Host child = venue.macvlan("three", "02:00:00:00:00:03", parent).address("10.0.0.3/24");
    assertTrue(
        child.inside("busybox", "ping", "-c", "1", "-W", "3", "10.0.0.1").contains("1 packets"));
  }

  @Test
  void closingEndsTheProcessesAndRemovesTheNamespaces() {
    Process sleeping;
    String namespace;
    try (Venue venue = Venue.build()) {
      Host host = venue.host("one", "02:00:00:00:00:01");
      namespace = host.namespace();
      sleeping = host.start("sleep", "sleep", "600");
    }
    assertFalse(sleeping.isAlive());
    assertFalse(Command.run("ip", "netns", "list").contains(namespace));
  }

  @Test
  void leftoversOfACrashedRunAreRemoved() throws IOException, InterruptedException {
    Process crashed = new ProcessBuilder("true").start();
    assertEquals(0, crashed.waitFor());
    String leftover = Venue.PREFIX + crashed.pid() + "-1-server";
    Command.run("ip", "netns", "add", leftover);
    Process orphan = new ProcessBuilder("ip", "netns", "exec", leftover, "sleep", "600").start();
    Venue.build().close();
    assertFalse(Command.run("ip", "netns", "list").contains(leftover));
    assertTrue(orphan.waitFor(5, java.util.concurrent.TimeUnit.SECONDS));
  }
}
