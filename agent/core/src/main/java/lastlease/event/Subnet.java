package lastlease.event;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A subnet of a report, {@code 10.0.0.0/22}. */
record Subnet(int network, int prefix) {
  private static final Pattern FORM = Pattern.compile("([0-9.]{7,15})/([0-9]{1,2})");

  /** Null where it is none. */
  static @Nullable Subnet parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    Integer bits = bits(matcher.group(1));
    int prefix = Integer.parseInt(matcher.group(2));
    return bits == null || prefix > 32 ? null : new Subnet(bits, prefix);
  }

  boolean holds(String address) {
    Integer bits = bits(address);
    int mask = prefix == 0 ? 0 : -1 << 32 - prefix;
    return bits != null && (bits & mask) == (network & mask);
  }

  private static @Nullable Integer bits(String address) {
    String[] parts = address.split("\\.", -1);
    if (parts.length != 4) {
      return null;
    }
    int bits = 0;
    for (String part : parts) {
      if (!part.matches("[0-9]{1,3}") || Integer.parseInt(part) > 255) {
        return null;
      }
      bits = bits << 8 | Integer.parseInt(part);
    }
    return bits;
  }
}
