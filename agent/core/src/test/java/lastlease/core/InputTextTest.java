package lastlease.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import lastlease.diagnose.given.Settings;
import lastlease.leases.LeaseCount;
import lastlease.leases.LeaseEntry;
import lastlease.leases.LeaseNews;
import lastlease.leases.LeasePool;
import lastlease.leases.LeaseSetup;
import lastlease.wire.Frame;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import lastlease.wire.Observation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputTextTest {
  private static final long AT = 1_795_000_000_000_000L;

  private static Input.Own own(@Nullable Ipv4 server, @Nullable Long seconds) {
    return new Input.Own(
        new Observation.OwnAddress(
            new Observation.Seen(AT, "wlan0", "", 0, 0),
            "wlan0",
            MacAddress.parse("3c:22:fb:00:00:01"),
            Ipv4.parse("10.0.0.7"),
            24,
            true,
            false,
            server,
            seconds,
            server));
  }

  static List<Input> inputs() {
    Settings settings =
        new Settings(
            List.of(Settings.PoolOption.parse("wlan0=10.0.0.10-10.0.0.99")),
            List.of(Ipv4.parse("10.0.0.1")),
            "yamaha",
            "Jane, 555-0100");
    return List.of(
        new Input.Start(AT, "wlan0", "interface", "a day", settings),
        new Input.Start(AT, "-", "stream", null, Settings.NONE),
        own(Ipv4.parse("10.0.0.1"), 3600L),
        own(null, null),
        new Input.Passed(AT, 7, 1),
        new Input.Time(AT),
        new Input.Gap(AT - 9, AT, "interface-down"),
        new Input.Gap(AT - 9, AT, "interface-down", "eth1"),
        new Input.Blind(AT, "eth1"),
        new Input.ClockStep(AT, -3_600_000_000L),
        new Input.Lost(AT, 12),
        new Input.Leases(
            AT,
            new LeaseNews(
                "dnsmasq:leases",
                true,
                true,
                List.of(
                    new LeaseEntry(
                        Ipv4.parse("10.0.0.9"),
                        MacAddress.parse("3c:22:fb:00:00:02"),
                        5L,
                        9L,
                        LeaseEntry.State.LEASED),
                    new LeaseEntry(
                        Ipv4.parse("10.0.0.8"), null, null, null, LeaseEntry.State.DECLINED)),
                List.of(Ipv4.parse("10.0.0.7")),
                new LeaseSetup(
                    List.of(new LeasePool(Ipv4.parse("10.0.0.1"), Ipv4.parse("10.0.0.9"), 0)),
                    List.of(Ipv4.parse("10.0.0.3")),
                    List.of(new LeaseCount(Ipv4.parse("10.0.0.0"), 24, 9, 3, 1)),
                    3600L),
                null)),
        new Input.Leases(AT, LeaseNews.failed("isc:leases", "no permission: x")),
        new Input.Leases(AT, LeaseNews.failed("isc:leases", "no permission: x"), AT + 9),
        new Input.End(AT));
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void whatIsWrittenIsRead(Input input) throws IOException {
    assertEquals(input, InputText.parse(InputText.of(input)));
  }

  @Test
  void recordsOfOldJournalsAreRead() throws IOException {
    assertEquals(new Input.Time(AT), InputText.parse("{\"kind\":\"advance\",\"at\":" + AT + "}"));
    assertEquals(
        new Input.Gap(5, AT, "suspended"),
        InputText.parse(
            "{\"kind\":\"gap\",\"at\":" + AT + ",\"from\":5,\"reason\":\"suspended\"}"));
    assertEquals(
        new Input.Start(AT, "-", "stream", null, Settings.NONE),
        InputText.parse(
            "{\"kind\":\"start\",\"at\":"
                + AT
                + ",\"name\":\"-\",\"source\":\"stream\",\"title\":\"\",\"pools\":[],\"servers\":[]}"));
  }

  @Test
  void whatANewerVersionWroteIsPassedOver() throws IOException {
    assertNull(InputText.parse("{\"kind\":\"weather\",\"at\":" + AT + "}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[\"kind\":",
        "{\"kind\":[",
        "{\"knid\":\"end\",\"at\":1}",
        "{\"kind\";",
        "{\"kind\":\"end\"}",
        "{\"kind\":\"end\",\"at\":9000000000000000000}",
        "{\"kind\":\"own\",\"at\":1,\"mac\":\"none\"}",
        "{\"kind\":\"start\",\"at\":1,\"pools\":[\"x-y\"]}"
      })
  void whatIsNoRecordIsDamaged(String text) {
    assertThrows(InputText.Damaged.class, () -> InputText.parse(text));
  }

  @Test
  void aFrameIsNoText() {
    Input frame = new Input.Captured(new Frame(0, 1, AT, "wlan0", 1, new byte[60], 60));
    assertThrows(IllegalArgumentException.class, () -> InputText.of(frame));
  }
}
