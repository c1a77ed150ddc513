package lastlease.capture.file;

import java.util.Map;

/** Link types by their LINKTYPE_ numbers (tcpdump.org). */
public final class LinkTypes {
  private static final Map<Integer, String> READ =
      Map.ofEntries(
          Map.entry(0, "NULL"),
          Map.entry(1, "EN10MB"),
          Map.entry(12, "RAW"),
          Map.entry(14, "RAW"),
          Map.entry(101, "RAW"),
          Map.entry(105, "IEEE802_11"),
          Map.entry(108, "LOOP"),
          Map.entry(113, "LINUX_SLL"),
          Map.entry(127, "IEEE802_11_RADIO"),
          Map.entry(228, "IPV4"),
          Map.entry(276, "LINUX_SLL2"));

  private LinkTypes() {}

  /** Whether frames of a link type can be decoded. */
  public static boolean isRead(int linkType) {
    return READ.containsKey(linkType);
  }

  /** Its name, or {@code LINKTYPE-N}. */
  public static String name(int linkType) {
    return READ.getOrDefault(linkType, "LINKTYPE-" + linkType);
  }
}
