package lastlease.alert;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Makes the channels that a configuration names. Any number of each kind: {@code alert.slack},
 * {@code alert.slack.crew}, …
 *
 * <ul>
 *   <li>{@code alert.slack}, {@code alert.discord}: the address of an incoming webhook
 *   <li>{@code alert.ntfy}: {@code https://HOST/TOPIC}; {@code alert.ntfy.token}: an access token
 *   <li>{@code alert.line.token}, {@code alert.line.to}: LINE Messaging API, push
 *   <li>{@code alert.webhook}: the alert as JSON, with an Idempotency-Key
 *   <li>{@code alert.alertmanager}: the base address of a Prometheus Alertmanager
 *   <li>{@code alert.exec}: a command that gets the alert as JSON on standard input
 *   <li>{@code alert.desktop}, {@code alert.bell}: {@code true} or {@code false}
 * </ul>
 */
final class Channels {
  private static final String LINE = "https://api.line.me/v2/bot/message/push";

  private final Map<String, String> config;
  private final Map<String, String> environment;
  private final List<Channel> made = new ArrayList<>();

  private Channels(Map<String, String> config, Map<String, String> environment) {
    this.config = new TreeMap<>(config);
    this.environment = environment;
  }

  /**
   * Makes them.
   *
   * @param config keys that begin with {@code alert.}
   * @param terminal prints on the terminal as it stands
   * @throws Misconfigured in words for the user, without any secret
   */
  static List<Channel> of(
      Map<String, String> config, Map<String, String> environment, Consumer<String> terminal) {
    Channels channels = new Channels(config, environment);
    channels.local(terminal);
    channels.config.forEach(channels::remote);
    return channels.made;
  }

  private void local(Consumer<String> terminal) {
    if (!config.getOrDefault("alert.bell", "true").equals("false")) {
      made.add(new Bell(terminal));
    }
    if (!config.getOrDefault("alert.desktop", "true").equals("false")) {
      Desktop.channel(environment).ifPresent(made::add);
    }
  }

  private void remote(String key, String value) {
    String[] words = key.split("\\.", 3);
    String kind = words.length > 1 ? words[1] : "";
    String name = key.substring("alert.".length());
    switch (kind) {
      case "slack" -> webhook(name, key, value, Webhook::slack);
      case "discord" -> webhook(name, key, value, Webhook::discord);
      case "webhook" -> webhook(name, key, value, Webhook::plain);
      case "ntfy" -> ntfy(name, key, value);
      case "line" -> line(key, value);
      case "alertmanager" -> alertmanager(name, key, value);
      case "exec" -> made.add(ProgramChannel.exec(name, value));
      case "bell", "desktop", "every" -> {
        // Known, and no remote channel.
      }
      default ->
          throw new Misconfigured(
              key, "there is no channel " + key + " (lastlease alert-test --help lists them)");
    }
  }

  private void webhook(
      String name, String key, String value, java.util.function.Function<Alert, Object> form) {
    made.add(new Webhook(name, address(key, value), Map.of(), form, false));
  }

  private void ntfy(String name, String key, String value) {
    if (key.endsWith(".token")) {
      return;
    }
    URI topic = address(key, value);
    String path = String.valueOf(topic.getPath()).replaceFirst("^/", "");
    if (path.isEmpty() || path.contains("/")) {
      throw new Misconfigured(key, key + " is an address with a topic: https://HOST/TOPIC");
    }
    String token = config.get(key + ".token");
    Map<String, String> headers =
        token == null ? Map.of() : Map.of("Authorization", "Bearer " + token);
    made.add(new Webhook(name, topic.resolve("/"), headers, Webhook.ntfy(path), false));
  }

  private void line(String key, String value) {
    if (!key.endsWith(".token")) {
      return;
    }
    String base = key.substring(0, key.length() - ".token".length());
    String to = config.get(base + ".to");
    if (to == null) {
      throw new Misconfigured(key, base + ".to is missing: the user or group to push to");
    }
    URI address = address(base + ".address", config.getOrDefault(base + ".address", LINE));
    made.add(
        new Webhook(
            base.substring("alert.".length()),
            address,
            Map.of("Authorization", "Bearer " + value),
            Webhook.line(to),
            false));
  }

  private void alertmanager(String name, String key, String value) {
    URI base = address(key, value);
    String userInfo = base.getRawUserInfo();
    Map<String, String> headers =
        userInfo == null
            ? Map.of()
            : Map.of(
                "Authorization",
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString(
                            userInfo.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    made.add(
        new Webhook(
            name,
            address(key, value.replaceAll("/+$", "") + "/api/v2/alerts"),
            headers,
            new AlertmanagerForm(machine()),
            true));
  }

  /** This machine's name; shells keep it to themselves. */
  private String machine() {
    String told =
        environment.getOrDefault("HOSTNAME", environment.getOrDefault("COMPUTERNAME", ""));
    if (!told.isEmpty()) {
      return told;
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      // It has a name that it does not know itself.
      return "lastlease";
    }
  }

  private static URI address(String key, String value) {
    try {
      URI address = new URI(value.strip());
      boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
      if (http && address.getHost() != null) {
        return address;
      }
    } catch (URISyntaxException e) {
      // Its message would print the address, which is a secret.
      throw new Misconfigured(key, key + " is no http or https address");
    }
    throw new Misconfigured(key, key + " is no http or https address");
  }
}
