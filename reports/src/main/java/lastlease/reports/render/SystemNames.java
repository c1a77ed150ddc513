package lastlease.reports.render;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lastlease.reports.Client;
import org.jspecify.annotations.Nullable;

/**
 * The system that a device runs, where its vendor class (option 60) names one that people know. The
 * rest of these words (a DHCP client's version, a kernel's) helps nobody to find the device.
 */
final class SystemNames {
  private static final Pattern ANDROID = Pattern.compile("android-dhcp-(\\d{1,3})(?:\\D.*)?");

  /** Enough of a device's own words to recognise it. */
  private static final int SHOWN = 40;

  private SystemNames() {}

  /** The name of the system, or null. */
  static @Nullable String of(@Nullable String vendorClass) {
    if (vendorClass == null) {
      return null;
    }
    Matcher android = ANDROID.matcher(vendorClass);
    if (android.matches()) {
      return "Android " + android.group(1);
    }
    if (vendorClass.startsWith("MSFT ")) {
      return "Windows";
    }
    return vendorClass.startsWith("PXEClient") ? "PXE" : null;
  }

  /**
   * What a list of devices tells of it: where devices are shown by name, their own words too.
   *
   * @param revealed whether the reader wants to know which device it is
   */
  static @Nullable String note(Client client, boolean revealed) {
    String name = of(client.vendorClass());
    String words = client.vendorClass();
    if (name != null || !revealed || words == null) {
      return name;
    }
    String plain = Plain.text(words);
    return plain.codePointCount(0, plain.length()) <= SHOWN
        ? plain
        : plain.substring(0, plain.offsetByCodePoints(0, SHOWN)) + "…";
  }
}
