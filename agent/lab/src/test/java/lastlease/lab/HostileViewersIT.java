package lastlease.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A guest pesters the page while a flood passes: the capture loses nothing, the crew looks on. */
@Lab({Prerequisites.Tool.DNSMASQ})
@Execution(ExecutionMode.CONCURRENT)
final class HostileViewersIT {
  private static final String SEAT = "192.168.5.200";
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";
  private static final int PORT = 8067;
  private static final int PER_SECOND = 500;
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final int FLOOD_SECONDS = 15;
  private static final Pattern COUNTS =
      Pattern.compile("refused (\\d+) guesses (\\d+) slowed down (\\d+)");

  @Test
  void theCaptureLosesNothingAndTheCrewStillLooksOn(Venue venue) throws IOException {
    Host seat = venue.host("seat", "3c:22:fb:00:00:01").address(SEAT + "/24");
    Host hostile = venue.host("hostile", "02:00:00:00:00:66").address("192.168.5.66/24");
    Host crew = venue.host("crew", "02:00:00:00:00:77").address("192.168.5.77/24");
    Server.dnsmasq(
        venue.host("server", "02:00:00:00:00:fd"), "192.168.5.1", new Server.Pool(10, 60, 3600));
    String token = seat.write("token", TOKEN).toString();
    Agent agent =
        Agent.watch(seat, "--listen", SEAT + ":" + PORT, "--token-file", token, "--insecure");
    Host guesser = venue.host("guesser", "02:00:00:00:00:67").address("192.168.5.67/24");
    String port = Integer.toString(PORT);
    hostile.startJava("hostile", HostileGuest.class, SEAT, port, "false");
    guesser.startJava("hostile", HostileGuest.class, SEAT, port, "true");
    Process flood = Flood.start(venue.host("flood", "02:00:00:00:00:99"), PER_SECOND);
    long longest = 0;
    for (int i = 0; i < FLOOD_SECONDS; i++) {
      long began = System.nanoTime();
      String health =
          crew.inside(
              "curl",
              "-s",
              "-m",
              "10",
              "-H",
              "Authorization: Bearer " + TOKEN,
              "http://" + SEAT + ":" + PORT + "/healthz");
      longest = Math.max(longest, System.nanoTime() - began);
      assertEquals("ok", health.strip());
      Patience.pause(1);
    }
    Patience.await(
        "the guesses to be slowed down",
        LONG,
        () -> counts(guesser.read("hostile.out"), 3) > counts(guesser.read("hostile.out"), 2) / 2);
    flood.destroyForcibly();
    String report = agent.stop();
    Matcher lost = Pattern.compile("\"lostFrames\" : (\\d+)").matcher(report);
    assertTrue(lost.find(), report);
    Matcher frames = Pattern.compile("\"frames\" : (\\d+)").matcher(report);
    assertTrue(frames.find(), report);
    System.out.printf(
        Locale.ROOT,
        "%s frames, %s lost; the crew waited %.0f ms at most; one guest was cut off %d times, of"
            + " another %d of %d guesses were not looked at%n",
        frames.group(1),
        lost.group(1),
        longest / 1e6,
        counts(hostile.read("hostile.out"), 1),
        counts(guesser.read("hostile.out"), 3),
        counts(guesser.read("hostile.out"), 2));
    assertEquals("0", lost.group(1));
    assertTrue(Long.parseLong(frames.group(1)) > FLOOD_SECONDS * PER_SECOND / 2);
  }

  private static long counts(String out, int group) {
    Matcher matcher = COUNTS.matcher(out);
    long last = 0;
    while (matcher.find()) {
      last = Long.parseLong(matcher.group(group));
    }
    return last;
  }
}
