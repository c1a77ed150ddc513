package lastlease.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The family of systems that a vendor class (option 60) speaks of. The rest of its words (a
 * version, a kernel, a processor, at times the host's name) tells one device from the next, and is
 * shown to nobody who did not ask for it. A class of no family that people know is not shown at
 * all.
 */
public final class VendorFamily {
  private static final List<VendorFamily> ALL = new ArrayList<>();

  static {
    family("android-dhcp-\\d{1,3}(?!\\d)", null);
    family("MSFT ", "Windows");
    family("dhcpcd", "dhcpcd");
    family("udhcp", "udhcp");
    family("PXEClient", "PXE");
    family("HTTPClient", "HTTP boot");
    family("AAPLBSDPC", "Apple");
    family("d-i", "Debian installer");
    family("anaconda", "Anaconda installer");
    family("docsis", "DOCSIS");
    family("Cisco", "Cisco");
    family("Aruba", "Aruba");
    family("Ruckus", "Ruckus");
    family("ubnt", "Ubiquiti");
    family("Hewlett-Packard", "HP");
    family("HP ", "HP");
    family("yealink", "Yealink");
    family("polycom", "Polycom");
    family("snom", "Snom");
  }

  private final Pattern words;
  private final @Nullable String name;

  private VendorFamily(Pattern words, @Nullable String name) {
    this.words = words;
    this.name = name;
  }

  private static void family(String words, @Nullable String name) {
    ALL.add(new VendorFamily(Pattern.compile(words, Pattern.CASE_INSENSITIVE), name));
  }

  /** The family's name, e.g. "dhcpcd", "Android 13", "Windows"; null where it is none of them. */
  public static @Nullable String of(@Nullable String vendorClass) {
    if (vendorClass == null) {
      return null;
    }
    for (VendorFamily family : ALL) {
      Matcher matcher = family.words.matcher(vendorClass);
      if (matcher.lookingAt()) {
        return family.name != null ? family.name : android(matcher.group());
      }
    }
    return null;
  }

  private static String android(String words) {
    return "Android " + words.substring(words.lastIndexOf('-') + 1);
  }

  /** The beginning of a vendor class by which its family is known; empty where it is none. */
  public static String kept(String vendorClass) {
    for (VendorFamily family : ALL) {
      Matcher matcher = family.words.matcher(vendorClass);
      if (matcher.lookingAt()) {
        return matcher.group();
      }
    }
    return "";
  }
}
