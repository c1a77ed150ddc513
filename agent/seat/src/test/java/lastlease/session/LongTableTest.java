package lastlease.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import lastlease.capture.journal.Journal;
import lastlease.capture.journal.JournalReader;
import lastlease.core.Driver;
import lastlease.core.Heading;
import lastlease.core.Input;
import lastlease.diagnose.given.Settings;
import lastlease.leases.LeaseNews;
import lastlease.leases.LeaseReadings;
import lastlease.leases.LeaseTable.Unreadable;
import lastlease.leases.format.LeaseFormat;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.wire.DhcpBytes;
import lastlease.wire.Frame;
import lastlease.wire.Frames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server's table of thousands of leases: what was known live is known to whoever replays it. */
class LongTableTest {
  private static final long T0 = 1_795_000_000_000_000L;
  private static final int LEASES = 5_000;
  private static final Input.Start START =
      new Input.Start(T0, "-", "stream", null, new Settings(List.of(), List.of(), null, null));

  @TempDir private Path home = Path.of("");

  private static Input discover(int number) {
    byte[] ip = Frames.ipv4(DhcpBytes.discover(0x3C22_FB00_0001L, 7).bytes());
    byte[] bytes = Frames.of(1, 0x3C22_FB00_0001L, ip);
    return new Input.Captured(new Frame(0, number, T0 + number, "wlan0", 1, bytes, bytes.length));
  }

  private static List<LeaseNews> table(LeaseReadings readings, int leases) throws Unreadable {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < leases; i++) {
      text.append(
          String.format(
              java.util.Locale.ROOT,
              "1795009999 f0:18:98:00:%02x:%02x 10.0.%d.%d * *\n",
              i / 200,
              i % 200,
              i / 200,
              i % 200 + 1));
    }
    return readings.read(LeaseFormat.DNSMASQ.parse(List.of(text.toString())));
  }

  private static List<Input> inputs() throws Unreadable {
    List<Input> inputs = new ArrayList<>(List.of(START, discover(1)));
    new LeaseReadings("dnsmasq-conf:/etc/dnsmasq.conf")
        .read(
            LeaseFormat.DNSMASQ_CONF.parse(
                List.of("dhcp-range=10.0.0.1,10.0.31.254,255.255.0.0,1h\n")))
        .forEach(news -> inputs.add(new Input.Leases(T0 + 1_000_000, news)));
    LeaseReadings leases = new LeaseReadings("dnsmasq:/var/lib/misc/dnsmasq.leases");
    for (LeaseNews news : table(leases, LEASES - 1_000)) {
      inputs.add(new Input.Leases(T0 + 2_000_000, news));
    }
    for (LeaseNews news : table(leases, LEASES)) {
      inputs.add(new Input.Leases(T0 + 60_000_000, news));
    }
    inputs.add(new Input.End(T0 + 61_000_000));
    return inputs;
  }

  private static Segment.Pool pool(List<Input> inputs) {
    Driver driver = new Driver((Input.Start) inputs.get(0));
    inputs.subList(1, inputs.size()).forEach(driver::take);
    PoolReport report =
        driver.report(
            new Heading(new PoolReport.Tool("lastlease", "test"), Instant.EPOCH, List.of(), false));
    return report.segments().get(0).pools().get(0);
  }

  @Test
  void aReplayKnowsAllLeasesToo() throws IOException, Unreadable {
    List<Input> live = inputs();
    Path file = home.resolve("journal.pcapng");
    try (Journal journal = Journal.open(file, Long.MAX_VALUE)) {
      for (Input input : live) {
        journal.add(input);
      }
      assertEquals(0, journal.tooLong());
    }
    List<Input> replayed = new ArrayList<>();
    try (JournalReader reader = JournalReader.open(file)) {
      for (Input input = reader.next(); input != null; input = reader.next()) {
        replayed.add(input);
      }
    }
    Segment.Pool known = pool(live);
    assertEquals(LEASES, known.inUseAtLeast());
    assertEquals(known, pool(replayed));
    assertNotNull(Objects.requireNonNull(known.table()));
  }

  @Test
  void whatIsTooLongForTheJournalIsSaidOnce() throws IOException {
    List<String> told = new ArrayList<>();
    JournalNews news = new JournalNews();
    try (Journal journal = Journal.open(home.resolve("journal.pcapng"), Long.MAX_VALUE)) {
      journal.add(START);
      journal.add(new Input.Leases(T0, LeaseNews.failed("exec:isc:cat", "x".repeat(1 << 16))));
      for (int i = 0; i < 2; i++) {
        news.tell(journal, saying -> told.add(saying.toString()));
      }
      assertEquals(1, journal.tooLong());
    }
    assertEquals(1, told.size(), told::toString);
    assertTrue(told.get(0).contains("too long for the journal"), told::toString);
  }
}
