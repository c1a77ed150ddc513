package lastlease.alert;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lastlease.words.Nearest;
import lastlease.words.Saying;

/**
 * Which keys say what of a channel. A channel may have any name ({@code alert.slack.crew}), so a
 * mistyped key looks like one more channel: it is none where its last word is one that people use
 * for a setting, or nearly one of the kind's own.
 */
final class ChannelKeys {
  /** What each kind is told beside its own value. */
  private static final Map<String, List<String>> PARTS =
      Map.of(
          "ntfy", List.of("token"),
          "line", List.of("token", "to", "address"),
          "matrix", List.of("room", "token"),
          "pagerduty", List.of("address"),
          "mail", List.of("from", "to", "user", "password"));

  /** What channels are set by, here under another name or elsewhere. */
  private static final Set<String> SETTINGS =
      Set.of(
          "token",
          "to",
          "address",
          "room",
          "from",
          "user",
          "password",
          "key",
          "url",
          "uri",
          "topic",
          "secret",
          "webhook",
          "command",
          "routing_key",
          "routing-key",
          "integration_key",
          "integration-key");

  /** Whose own value is no address. */
  private static final Set<String> OF_NO_ADDRESS = Set.of("pagerduty", "line", "exec");

  /** In so short a word one letter is another word. */
  private static final int SHORT = 4;

  private ChannelKeys() {}

  /**
   * Looks whether a key is one that nothing reads.
   *
   * @throws Misconfigured with the nearest that is read
   */
  static void check(String key, String value) {
    String[] words = key.split("\\.", -1);
    String last = words[words.length - 1];
    if (words.length < 3 || !Alerts.KINDS.contains(words[1])) {
      return;
    }
    List<String> parts = PARTS.getOrDefault(words[1], List.of());
    if (parts.contains(last)) {
      return;
    }
    boolean none = Set.of("bell", "desktop", "every").contains(words[1]);
    // Whatever it is called: where such an address stands, somebody is to be told there.
    boolean named = !OF_NO_ADDRESS.contains(words[1]) && value.contains("://");
    boolean setting = SETTINGS.contains(last) || near(last, parts).isPresent();
    if (none || setting && !named) {
      throw unknown(key);
    }
  }

  /** The same letters in another order. */
  private static boolean isSwapped(String one, String other) {
    return one.length() == other.length()
        && one.chars().sorted().boxed().toList().equals(other.chars().sorted().boxed().toList());
  }

  /** The one of the kind's own that a word is nearly. */
  private static Optional<String> near(String word, List<String> parts) {
    Optional<String> swapped = parts.stream().filter(part -> isSwapped(part, word)).findFirst();
    return swapped.isPresent() || word.length() <= SHORT ? swapped : Nearest.of(word, parts);
  }

  /** Nothing reads a key; it says which was probably meant, if any was. */
  static Misconfigured unknown(String key) {
    return meant(key)
        .map(near -> new Misconfigured(key, Saying.of("alert.noKey").with("near", near)))
        .orElseGet(() -> new Misconfigured(key, Saying.of("alert.noChannel")));
  }

  private static Optional<String> meant(String key) {
    String[] words = key.split("\\.", -1);
    String kind = words[1];
    if (!Alerts.KINDS.contains(kind)) {
      return Nearest.of(kind, Alerts.KINDS)
          .map(near -> "alert." + near + key.substring("alert.".length() + kind.length()));
    }
    String channel = key.substring(0, key.lastIndexOf('.'));
    String own = kind.equals("line") ? channel + ".token" : channel;
    return Optional.of(
        near(words[words.length - 1], PARTS.getOrDefault(kind, List.of()))
            .map(part -> channel + "." + part)
            .orElse(own));
  }
}
