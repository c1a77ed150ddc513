package lastlease.dist;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import lastlease.cli.CommandModel;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Every key that may stand in a configuration, as a comment, with what it does. */
final class SampleConfiguration {
  private static final int WIDTH = 78;

  private static final String HEAD =
      """
      # lastlease: options and alert channels, read by the service lastlease@INTERFACE.
      # Your own commands read ~/.config/lastlease/lastlease.properties, which has the same keys.
      # Every line is a comment until its # is taken away; the command line and the environment
      # (LASTLEASE_LANG=ja) win over it. Addresses of chats are secrets: keep this file unreadable
      # for others. After a change: systemctl try-restart 'lastlease@*'
      """;

  /** Keys of channels, as there is no option to ask. */
  private static final Map<String, List<String>> CHANNELS = channels();

  private SampleConfiguration() {}

  private static Map<String, List<String>> channels() {
    Map<String, List<String>> known = new LinkedHashMap<>();
    known.put(
        "slack",
        List.of("# Slack, an incoming webhook", "#alert.slack=https://hooks.slack.com/services/…"));
    known.put(
        "discord",
        List.of("# Discord, a webhook", "#alert.discord=https://discord.com/api/webhooks/…"));
    known.put(
        "ntfy",
        List.of(
            "# ntfy: a topic, and an access token where it wants one",
            "#alert.ntfy=https://ntfy.sh/TOPIC",
            "#alert.ntfy.token=TOKEN"));
    known.put(
        "line",
        List.of(
            "# LINE Messaging API, push: the channel's access token, and whom to tell",
            "#alert.line.token=TOKEN",
            "#alert.line.to=ID"));
    known.put(
        "teams",
        List.of(
            "# Microsoft Teams, the address of a workflow: when a webhook request is received",
            "#alert.teams=https://…"));
    known.put(
        "matrix",
        List.of(
            "# Matrix: the homeserver, the room's id, an access token",
            "#alert.matrix=https://matrix.example.org",
            "#alert.matrix.room=!ROOM:example.org",
            "#alert.matrix.token=TOKEN"));
    known.put(
        "pagerduty",
        List.of(
            "# PagerDuty: the integration key of the Events API v2; the address in the EU",
            "#alert.pagerduty=KEY",
            "#alert.pagerduty.address=https://events.eu.pagerduty.com/v2/enqueue"));
    known.put(
        "mail",
        List.of(
            "# E-mail: smtp://HOST:587 (STARTTLS) or smtps://HOST:465, whom to tell, and from whom",
            "#alert.mail=smtp://mail.example.org:587",
            "#alert.mail.from=lastlease@example.org",
            "#alert.mail.to=crew@example.org, noc@example.org",
            "#alert.mail.user=USER",
            "#alert.mail.password=PASSWORD"));
    known.put(
        "syslog",
        List.of(
            "# Syslog as in RFC 5424: udp://HOST:514, tcp://HOST:514 or tls://HOST:6514",
            "#alert.syslog=udp://127.0.0.1:514"));
    known.put(
        "webhook", List.of("# The alert as JSON, by POST", "#alert.webhook=https://HOST/PATH"));
    known.put(
        "alertmanager",
        List.of("# Prometheus Alertmanager", "#alert.alertmanager=http://127.0.0.1:9093"));
    known.put(
        "exec",
        List.of(
            "# A command that gets the alert as JSON on standard input",
            "#alert.exec=/usr/local/bin/blink"));
    known.put("desktop", List.of("# false: no notification on the desktop", "#alert.desktop=true"));
    known.put("bell", List.of("# false: no bell on the terminal", "#alert.bell=true"));
    known.put("every", List.of("# An open incident is repeated so often", "#alert.every=5m"));
    return known;
  }

  static String of(CommandLine commands) {
    StringBuilder text = new StringBuilder(HEAD);
    TreeSet<String> left = new TreeSet<>(CommandModel.keys(commands));
    TreeMap<String, CommandLine> all =
        new TreeMap<>(
            Comparator.comparing((String name) -> !name.equals("watch"))
                .thenComparing(name -> name));
    all.putAll(commands.getSubcommands());
    all.forEach(
        (name, command) -> {
          StringBuilder part = new StringBuilder();
          for (OptionSpec option : Word.options(command)) {
            String key = CommandModel.key(option);
            if (left.remove(key)) {
              option(part, key, option);
            }
          }
          if (!part.isEmpty()) {
            heading(text, name.equals("watch") ? "watch, which the service runs" : name);
            text.append(part);
          }
        });
    heading(text, "alerts: any number of each kind; alert.slack.crew=… is another one");
    for (String key : left) {
      String kind = key.replaceFirst("^alert\\.", "");
      List<String> lines = CHANNELS.get(kind);
      if (lines == null) {
        throw new IllegalStateException(
            "no sample of the channel " + key + " in SampleConfiguration");
      }
      text.append('\n').append(String.join("\n", lines)).append('\n');
    }
    return text.toString();
  }

  private static void heading(StringBuilder text, String heading) {
    text.append("\n# ---- ").append(heading).append('\n');
  }

  private static void option(StringBuilder text, String key, OptionSpec option) {
    text.append('\n');
    StringBuilder line = new StringBuilder("#");
    String told = Word.plain(option.description());
    for (String word : told.split(" ", -1)) {
      if (line.length() + 1 + word.length() > WIDTH) {
        text.append(line).append('\n');
        line = new StringBuilder("#");
      }
      line.append(' ').append(word);
    }
    String value = option.arity().max() == 0 ? "true" : option.paramLabel();
    text.append(line).append("\n#").append(key).append('=').append(value).append('\n');
  }
}
