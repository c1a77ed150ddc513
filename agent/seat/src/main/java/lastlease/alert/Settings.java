package lastlease.alert;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;

/**
 * The keys that begin with {@code alert.}, and what is wrong with them in words without secrets.
 */
final class Settings {
  private static final Set<String> HTTP = Set.of("http", "https");

  private final Map<String, String> all;

  Settings(Map<String, String> all) {
    this.all = new TreeMap<>(all);
  }

  Map<String, String> all() {
    return all;
  }

  @Nullable String get(String key) {
    String value = all.get(key);
    return value == null || value.isBlank() ? null : value.strip();
  }

  boolean isOff(String key) {
    return all.getOrDefault(key, "true").equals("false");
  }

  /**
   * A value that must be there.
   *
   * @param what it is
   * @throws Misconfigured where it is not
   */
  String required(String key, Saying what) {
    String value = get(key);
    if (value == null) {
      throw new Misconfigured(key, Saying.of("alert.missing").with("what", what));
    }
    return value;
  }

  static URI http(String key, String value) {
    return address(key, value, HTTP, "alert.noHttp");
  }

  /**
   * An address with a host.
   *
   * @param complaint key of the sentence that says what it is not
   * @throws Misconfigured where it is not; the message does not hold it, since it may be a secret
   */
  static URI address(String key, String value, Set<String> schemes, String complaint) {
    URI address;
    try {
      address = new URI(value.strip());
    } catch (URISyntaxException e) {
      // Its message would print the address.
      throw new Misconfigured(key, Saying.of(complaint));
    }
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    if (!schemes.contains(scheme) || address.getHost() == null) {
      throw new Misconfigured(key, Saying.of(complaint));
    }
    return address;
  }
}
