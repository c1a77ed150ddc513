package lastlease.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import lastlease.lab.browser.Chromium;
import lastlease.lab.browser.View;
import lastlease.lab.browser.Visit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The organizer's phone-wide window, open while dnsmasq's pool of three runs dry. */
@Lab({Prerequisites.Tool.DNSMASQ, Prerequisites.Tool.DHCPCD})
@Execution(ExecutionMode.CONCURRENT)
final class LiveDashboardIT {
  private static final int POOL = 3;
  private static final Duration LONG = Duration.ofSeconds(90);
  private static final double LONG_MILLIS = LONG.toMillis();

  @BeforeAll
  static void chromium() {
    Chromium.assumeHere();
  }

  @Test
  void thePageTurnsWhileTheVenueRunsDryAndComesBackAfterARestart(Venue venue) throws IOException {
    Host seat = venue.host("seat", "3c:22:fb:00:00:01");
    seat.inside("ip", "link", "set", "lo", "up");
    Agent agent = Agent.watch(seat);
    try (Chromium chromium = Chromium.startedBy(browserOn(seat));
        Visit english = chromium.visit(View.phone("en-US"));
        Visit japanese = chromium.visit(View.phone("ja-JP"))) {
      String address = agent.dashboard();
      Page en = english.open(address);
      Page ja = japanese.open(address);
      // A page that is loaded again would not have these.
      en.evaluate("() => { window.opened = 'once'; }");
      ja.evaluate("() => { window.opened = 'once'; }");

      Server.dnsmasq(
          venue.host("server", "02:00:00:00:00:fd"), "192.168.5.1", new Server.Pool(10, 12, 3600));
      for (int i = 0; i < POOL; i++) {
        Station guest = arrive(venue, i);
        Patience.await("guest " + i, LONG, () -> "BOUND".equals(guest.outcome()));
      }
      await(en.getByText("192.168.5.1").first());
      assertEquals(0, fallenBack(en).count());
      arrive(venue, POOL);
      arrive(venue, POOL + 1);

      await(en.locator("h1").getByText("exhausted"));
      await(ja.locator("h1").getByText("枯渇"));
      await(fallenBack(en).first());
      await(fallenBack(ja).first());

      agent.end();
      await(en.locator("#lost"));
      await(ja.locator("#lost"));
      Agent again = Agent.watch(seat, "--resume");
      assertEquals(address, again.dashboard());
      gone(en.locator("#lost"));
      gone(ja.locator("#lost"));
      await(en.locator("h1").getByText("exhausted"));
      again.end();

      for (Visit visit : List.of(english, japanese)) {
        assertEquals(
            List.of(), visit.console().stream().filter(one -> !one.contains("net::ERR_")).toList());
        assertTrue(
            visit.requests().stream().allMatch(one -> one.startsWith(address)),
            () -> visit.requests().toString());
      }
      assertEquals("once", en.evaluate("() => window.opened"));
      assertEquals("once", ja.evaluate("() => window.opened"));
    }
  }

  private static void await(Locator what) {
    what.waitFor(new Locator.WaitForOptions().setTimeout(LONG_MILLIS));
  }

  /** Rows of devices on link-local. */
  private static Locator fallenBack(Page page) {
    return page.locator("tr", new Page.LocatorOptions().setHasText("169.254."));
  }

  private static void gone(Locator what) {
    what.waitFor(
        new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN).setTimeout(LONG_MILLIS));
  }

  private static Station arrive(Venue venue, int i) {
    String mac = String.format(Locale.ROOT, "f0:18:98:00:00:%02x", i);
    Station guest = new Station(venue.host("guest" + i, mac), Station.Kind.DHCPCD, "guest-" + i);
    guest.arrive();
    return guest;
  }

  /** A program that starts Chromium on that host, where the dashboard's loopback is. */
  private static Path browserOn(Host host) {
    Path program =
        host.write(
            "chromium.sh",
            "#!/bin/sh\nexec ip netns exec "
                + host.namespace()
                + " "
                + Chromium.program()
                + " \"$@\"\n");
    assertTrue(program.toFile().setExecutable(true));
    return program;
  }
}
