package lastlease.alert;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import lastlease.alert.channel.Channel;
import lastlease.alert.form.Alert;
import lastlease.cli.SampleReports;
import lastlease.reports.Confidence;
import lastlease.reports.Incident;
import lastlease.reports.Severity;
import lastlease.reports.Verdict;
import lastlease.reports.render.words.Language;
import lastlease.reports.render.words.Phrases;

/** Alerts as a session makes them, and channels as a configuration does. */
public final class Telling {
  public static final Instant NOW = SampleReports.incident().detected();

  /** What would be markup in most places. */
  public static final String EVENT = "<b>会場 & *Meetup*</b> @everyone";

  private static final Incident OPEN =
      SampleReports.incident(Verdict.POOL_EXHAUSTED, Confidence.LIKELY, Severity.CRITICAL, null);

  private Telling() {}

  private static IncidentWatch watch(Language language) {
    return new IncidentWatch(
        new Messages("会議-1", EVENT, "laptop", new Phrases(language, ZoneOffset.ofHours(9))),
        Duration.ofMinutes(5));
  }

  /** The first word on an incident. */
  public static Alert opened(Language language) {
    return watch(language).changed("wlan0", OPEN, NOW).get(0);
  }

  /** The first word and the last one. */
  public static List<Alert> both() {
    IncidentWatch watch = watch(Language.EN);
    Alert first = watch.changed("wlan0", OPEN, NOW).get(0);
    Incident over =
        SampleReports.incident(
            Verdict.POOL_EXHAUSTED, Confidence.LIKELY, Severity.CRITICAL, NOW.plusSeconds(90));
    return List.of(first, watch.changed("wlan0", over, NOW.plusSeconds(90)).get(0));
  }

  /** Delivers through the one channel that the configuration names. */
  public static void send(Map<String, String> config, Alert alert)
      throws IOException, InterruptedException {
    send(config, alert, Language.EN);
  }

  static void send(Map<String, String> config, Alert alert, Language language)
      throws IOException, InterruptedException {
    channel(config, language).send(alert);
  }

  /** The one channel that the configuration names. */
  public static Channel channel(Map<String, String> config) {
    return channel(config, Language.EN);
  }

  private static Channel channel(Map<String, String> config, Language language) {
    Map<String, String> all = new java.util.HashMap<>(config);
    all.put("alert.bell", "false");
    List<Channel> channels =
        Channels.of(all, Map.of("PATH", ""), text -> {}, new Phrases(language, ZoneOffset.UTC));
    if (channels.size() != 1) {
      throw new AssertionError(channels.size() + " channels");
    }
    return channels.get(0);
  }
}
