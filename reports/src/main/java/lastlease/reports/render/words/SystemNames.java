package lastlease.reports.render.words;

import java.util.Set;
import lastlease.reports.Client;
import lastlease.reports.VendorFamily;
import org.jspecify.annotations.Nullable;

/**
 * The system that a device runs, where its vendor class (option 60) names one that people know. The
 * rest of these words (a DHCP client's version, a kernel's) helps nobody to find the device.
 */
public final class SystemNames {
  private static final Set<String> SYSTEMS = Set.of("Windows", "PXE");

  /** Enough of a device's own words to recognise it. */
  private static final int SHOWN = 40;

  private SystemNames() {}

  /** The name of the system, or null. */
  public static @Nullable String of(@Nullable String vendorClass) {
    // Where it has been reduced to its family, that is its name.
    String family = VendorFamily.of(vendorClass);
    String name = family == null ? vendorClass : family;
    return name != null && (SYSTEMS.contains(name) || name.matches("Android \\d{1,3}"))
        ? name
        : null;
  }

  /**
   * What a list of devices tells of it: where devices are shown by name, their own words too.
   *
   * @param revealed whether the reader wants to know which device it is
   */
  public static @Nullable String note(Client client, boolean revealed) {
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
