package lastlease.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lastlease.diagnose.given.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is mistyped, and what is told then. */
class UsageTest {
  @TempDir private Path home = Path.of("");

  private Terminal.Ended run(String line) {
    return new Terminal(home).run(line.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "analyse x,analyze",
    "analyse --help,analyze",
    "wacth --help,watch",
    "nosuchcmd --help,''",
    "plann --people 3,plan"
  })
  void aCommandThatIsNotThereIsWrongUsageWithASuggestion(String line, String meant) {
    Terminal.Ended ended = run(line);
    assertEquals(2, ended.status());
    assertEquals("", ended.out());
    assertEquals(1, ended.errors().size(), ended.err());
    assertEquals(!meant.isEmpty(), ended.err().contains("did you mean"), ended.err());
    assertTrue(ended.err().contains(meant), ended.err());
  }

  @ParameterizedTest
  @CsvSource({
    "analyze --format pdf x,'--format: ''pdf'' is none of text, json, markdown, html, csv'",
    "analyze --color blue x,'--color: ''blue'' is none of auto, always, never'",
    "watch - --probe=all,'--probe: ''all'' is none of inform, discover'"
  })
  void choicesAreListedAsOneTypesThem(String line, String told) {
    Terminal.Ended ended = run(line);
    assertEquals(2, ended.status());
    assertEquals(1, ended.errors().size(), ended.err());
    assertTrue(ended.err().contains(told), ended.err());
  }

  @Test
  void timesMayBeDaysAndPoolsSubnets() {
    Terminal.Ended plan = run("plan --people 100 --pool 192.168.8.0/22 --lease 2d --event 3d");
    assertEquals(0, plan.status(), plan.err());
    assertTrue(plan.out().contains("1022"), plan.out());
    assertEquals(2, run("plan --people 100 --pool 10 --lease 99999d").status());
    String overlapping = "plan --people 9 --pool 10.0.0.10-10.0.0.59 --pool 10.0.0.30-10.0.0.79";
    assertTrue(run(overlapping).out().contains("pool of 70 "), run(overlapping).out());
  }

  @Test
  void aSubnetIsItsHostAddresses() {
    Settings.PoolOption pool = Settings.PoolOption.parse("wlan0.20=10.1.2.77/25");
    assertEquals("wlan0.20", pool.segment());
    assertEquals("10.1.2.1", String.valueOf(pool.first()));
    assertEquals("10.1.2.126", String.valueOf(pool.last()));
    assertEquals(126, pool.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0/7",
        "10.0.0.0/31",
        "10.0.0.0/x",
        "10.0.0/24",
        "0.0.0.0-255.255.255.255",
        "10.0.0.0/",
        "0"
      })
  void whatIsNoPoolIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> Settings.PoolOption.parse(text));
  }

  @Test
  void aPluginTellsItsUsageErrorsOnStandardOutput() {
    for (String line :
        new String[] {"probe", "probe -i", "probe -i x --slow soon", "probe --all"}) {
      Terminal.Ended ended = run(line);
      assertEquals(3, ended.status());
      assertEquals("", ended.err());
      assertTrue(ended.out().startsWith("DHCP UNKNOWN - "), ended.out());
      assertEquals(1, ended.out().lines().count(), ended.out());
    }
  }

  @Test
  void whatAsksByItselfRecommendsNoOtherProgram() {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root is refused");
    Terminal.Ended ended = run("probe -i nosuch0");
    assertEquals(3, ended.status());
    assertTrue(
        ended.out().contains("--user NAME") && !ended.out().contains("tcpdump"), ended.out());
  }

  @Test
  void whatReportWouldIgnoreItRefuses() {
    for (String given : new String[] {"--pool 10", "--server 10.0.0.1", "--title x"}) {
      Terminal.Ended ended = run("report " + given);
      assertEquals(2, ended.status());
      assertTrue(ended.err().contains("the session began with"), ended.err());
    }
    assertFalse(run("report --help").out().contains("--pool"));
  }

  @ParameterizedTest
  @CsvSource({
    "analyze --out,--out needs a value",
    "plan --pool 10,missing: --people",
    "plan --people some --pool 10,is not a number",
    "watch - -,is one argument too many",
    "analyze --fromat json x,did you mean --format?",
    "venue.pcap,lastlease analyze venue.pcap",
    "--format json analyze x,name the command before its options",
    "--nosuch analyze x,there is no option --nosuch",
    "watch foo --no-dashboard,foo",
    "watch - -i eth0 --no-dashboard,-i",
    "watch - --probe --no-dashboard,--probe needs one interface",
    "watch - --hub foo --no-dashboard,foo",
    "watch - --hub https://127.0.0.1:1 --no-dashboard,LASTLEASE_HUB_TOKEN",
    "watch - --seat A --no-dashboard,go with --hub",
    "watch - --alert-every 1s --no-dashboard,10s at least",
    "watch - --no-dashboard --alert-alertmanager foo,--alert-alertmanager",
    "watch - --listen 127.0.0.1:0 --tls-cert x,go together",
    "watch -i eth0 --user nosuchuser --no-dashboard,nosuchuser",
    "sessions --prune 30y,is not a time such as"
  })
  void whatIsWrongIsSaidInOneLine(String line, String told) {
    Terminal.Ended ended = run(line);
    assertEquals(2, ended.status());
    assertEquals(1, ended.errors().size(), ended.err());
    assertTrue(ended.err().contains(told), ended.err());
  }

  @Test
  void alertTestShowsOnlyWhatItUses() {
    String help = run("alert-test --help").out();
    for (String other : new String[] {"--format", "--pool", "--out", "--alert-every", "--reveal"}) {
      assertFalse(help.contains(other), other);
    }
    assertTrue(help.contains("--config") && help.contains("--alert-exec"), help);
  }

  @Test
  void alertTestTakesWhatWatchTakes() throws IOException {
    Path config = home.resolve("alerts.properties");
    Path told = home.resolve("told.json");
    Files.writeString(config, "alert.desktop=false\nalert.exec=cat > " + told + "\n");
    Terminal.Ended ended = run("alert-test --alert-every 5m --lang ja --config " + config);
    assertEquals(0, ended.status(), ended.err());
    assertTrue(ended.out().contains("配信しました"), ended.out());
    assertTrue(Files.readString(told).matches("(?s).*[\u3040-\u30ff].*"), "in Japanese");
    assertEquals(2, run("alert-test --alert-every often").status());
  }

  @Test
  void aWrongKeyOfAnAlertIsToldOnceAndNoWordIsGuessedFromHalfAnother() throws IOException {
    Path config = home.resolve("wrong.properties");
    Files.writeString(config, "alert.slak=x\nfoo=1\n");
    Terminal.Ended ended = run("watch - --no-dashboard --config " + config);
    assertEquals(2, ended.status(), ended.err());
    assertEquals(1, ended.errors().stream().filter(line -> line.contains("slak")).count());
    assertTrue(ended.err().contains("foo") && !ended.err().contains("mean from"), ended.err());
  }

  @Test
  void remindersThatNobodyCouldReadAreRefused() {
    Terminal.Ended ended = run("watch - --no-dashboard --alert-every 0s");
    assertEquals(2, ended.status());
    assertTrue(ended.err().contains("--alert-every: 10s at least"), ended.err());
  }
}
