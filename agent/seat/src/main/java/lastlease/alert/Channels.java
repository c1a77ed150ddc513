package lastlease.alert;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import lastlease.alert.channel.Bell;
import lastlease.alert.channel.Channel;
import lastlease.alert.channel.Desktop;
import lastlease.alert.channel.Mail;
import lastlease.alert.channel.ProgramChannel;
import lastlease.alert.channel.Syslog;
import lastlease.alert.channel.Webhook;
import lastlease.alert.form.AlertmanagerForm;
import lastlease.alert.form.DiscordForm;
import lastlease.alert.form.Form;
import lastlease.alert.form.LineForm;
import lastlease.alert.form.MatrixForm;
import lastlease.alert.form.NtfyForm;
import lastlease.alert.form.PagerDutyForm;
import lastlease.alert.form.SlackForm;
import lastlease.alert.form.TeamsForm;
import lastlease.reports.render.words.Phrases;
import lastlease.words.Saying;

/**
 * Makes the channels that a configuration names. Any number of each kind: {@code alert.slack},
 * {@code alert.slack.crew}, …
 *
 * <ul>
 *   <li>{@code alert.slack}, {@code alert.discord}, {@code alert.teams}: the address of a webhook
 *   <li>{@code alert.ntfy}: {@code https://HOST/TOPIC}; {@code alert.ntfy.token}: an access token
 *   <li>{@code alert.line.token}, {@code alert.line.to}: LINE Messaging API, push
 *   <li>{@code alert.matrix}: the homeserver; {@code alert.matrix.room}, {@code alert.matrix.token}
 *   <li>{@code alert.pagerduty}: the integration's key; {@code alert.pagerduty.address}: elsewhere
 *       than in the US
 *   <li>{@code alert.mail}: {@code smtp://HOST} or {@code smtps://HOST}; {@code alert.mail.from},
 *       {@code .to}, {@code .user}, {@code .password}
 *   <li>{@code alert.syslog}: {@code udp://HOST}, {@code tcp://HOST} or {@code tls://HOST}
 *   <li>{@code alert.webhook}: the alert as JSON, with an Idempotency-Key
 *   <li>{@code alert.alertmanager}: the base address of a Prometheus Alertmanager
 *   <li>{@code alert.exec}: a command that gets the alert as JSON on standard input
 *   <li>{@code alert.desktop}, {@code alert.bell}: {@code true} or {@code false}
 * </ul>
 */
final class Channels {
  private static final String LINE = "https://api.line.me/v2/bot/message/push";
  private static final String PAGERDUTY = "https://events.pagerduty.com/v2/enqueue";

  private final Settings settings;
  private final Phrases phrases;
  private final List<Channel> made = new ArrayList<>();

  private Channels(Settings settings, Phrases phrases) {
    this.settings = settings;
    this.phrases = phrases;
  }

  /**
   * Makes them.
   *
   * @param config keys that begin with {@code alert.}
   * @param terminal prints on the terminal as it stands
   * @param phrases of the alerts' language
   * @throws Misconfigured in words for the user, without any secret
   */
  static List<Channel> of(
      Map<String, String> config,
      Map<String, String> environment,
      Consumer<String> terminal,
      Phrases phrases) {
    Channels channels = new Channels(new Settings(config), phrases);
    if (!channels.settings.isOff("alert.bell")) {
      channels.made.add(new Bell(terminal));
    }
    if (!channels.settings.isOff("alert.desktop")) {
      Desktop.channel(environment).ifPresent(channels.made::add);
    }
    channels.settings.all().forEach(ChannelKeys::check);
    channels.settings.all().forEach(channels::remote);
    return channels.made;
  }

  private void remote(String key, String value) {
    String[] words = key.split("\\.", 3);
    String kind = words.length > 1 ? words[1] : "";
    switch (kind) {
      case "slack" -> webhook(key, value, new SlackForm(phrases));
      case "discord" -> webhook(key, value, new DiscordForm(phrases));
      case "teams" -> webhook(key, value, new TeamsForm());
      case "webhook" -> webhook(key, value, alert -> alert);
      case "ntfy" -> ntfy(key, value);
      case "line" -> line(key, value);
      case "matrix" -> matrix(key, value);
      case "pagerduty" -> pagerDuty(key, value);
      case "mail" -> mail(key, value);
      case "syslog" -> syslog(key, value);
      case "alertmanager" -> alertmanager(key, value);
      case "exec" -> made.add(ProgramChannel.exec(name(key), value));
      case "bell", "desktop", "every" -> {
        // Known, and no remote channel.
      }
      default -> throw ChannelKeys.unknown(key);
    }
  }

  private static String name(String key) {
    return key.substring("alert.".length());
  }

  /** Whether a key says more of a channel that another one names, which must be there then. */
  private boolean belongs(String key, String... parts) {
    int dot = key.lastIndexOf('.');
    boolean more = List.of(parts).contains(key.substring(dot + 1));
    if (more) {
      settings.required(key.substring(0, dot), Saying.of("alert.belongs").with("key", key));
    }
    return more;
  }

  /** What stands in a header: letters that nobody sees are no part of a token. */
  private static Map<String, String> bearer(String key, String token) {
    if (!token.strip().matches("[!-~]+")) {
      throw new Misconfigured(key, Saying.of("alert.noToken"));
    }
    return Map.of("Authorization", "Bearer " + token.strip());
  }

  private void webhook(String key, String value, Form form) {
    made.add(new Webhook(name(key), Settings.http(key, value), Map.of(), form));
  }

  private void ntfy(String key, String value) {
    if (belongs(key, "token")) {
      return;
    }
    URI topic = Settings.http(key, value);
    String path = String.valueOf(topic.getPath()).replaceFirst("^/", "");
    if (path.isEmpty() || path.contains("/")) {
      throw new Misconfigured(key, Saying.of("alert.topic"));
    }
    String token = settings.get(key + ".token");
    made.add(
        new Webhook(
            name(key),
            topic.resolve("/"),
            token == null ? Map.of() : bearer(key + ".token", token),
            new NtfyForm(path)));
  }

  private void line(String key, String value) {
    if (!key.endsWith(".token")) {
      settings.required(
          key.replaceFirst("(\\.to|\\.address)?$", ".token"), Saying.of("alert.lineToken"));
      return;
    }
    String base = key.substring(0, key.length() - ".token".length());
    String to = settings.required(base + ".to", Saying.of("alert.lineTo"));
    String own = settings.get(base + ".address");
    URI address = Settings.http(base + ".address", own == null ? LINE : own);
    made.add(new Webhook(name(base), address, bearer(key, value), new LineForm(to)));
  }

  private void matrix(String key, String value) {
    if (belongs(key, "room", "token")) {
      return;
    }
    URI server = Settings.http(key, value);
    String room = settings.required(key + ".room", Saying.of("alert.matrixRoom"));
    String token = settings.required(key + ".token", Saying.of("alert.matrixToken"));
    made.add(new Webhook(name(key), server, bearer(key + ".token", token), new MatrixForm(room)));
  }

  private void pagerDuty(String key, String value) {
    if (belongs(key, "address")) {
      return;
    }
    String own = settings.get(key + ".address");
    URI address = Settings.http(key + ".address", own == null ? PAGERDUTY : own);
    made.add(new Webhook(name(key), address, Map.of(), new PagerDutyForm(value.strip())));
  }

  private void mail(String key, String value) {
    if (belongs(key, "from", "to", "user", "password")) {
      return;
    }
    URI server = Settings.address(key, value, Set.of("smtp", "smtps"), "alert.noSmtp");
    String from = settings.required(key + ".from", Saying.of("alert.mailFrom"));
    String to = settings.required(key + ".to", Saying.of("alert.mailTo"));
    try {
      Mail.Plan plan =
          new Mail.Plan(
              server, from, to, settings.get(key + ".user"), settings.get(key + ".password"));
      made.add(new Mail(name(key), plan));
    } catch (IllegalArgumentException e) {
      throw new Misconfigured(key, Saying.of("alert.noMail"));
    }
  }

  private void syslog(String key, String value) {
    URI server = Settings.address(key, value, Set.of("udp", "tcp", "tls"), "alert.noSyslog");
    made.add(new Syslog(name(key), server));
  }

  private void alertmanager(String key, String value) {
    String userInfo = Settings.http(key, value).getRawUserInfo();
    Map<String, String> headers =
        userInfo == null
            ? Map.of()
            : Map.of(
                "Authorization",
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString(userInfo.getBytes(StandardCharsets.UTF_8)));
    URI address = Settings.http(key, value.replaceAll("/+$", "") + "/api/v2/alerts");
    made.add(new Webhook(name(key), address, headers, new AlertmanagerForm()));
  }
}
