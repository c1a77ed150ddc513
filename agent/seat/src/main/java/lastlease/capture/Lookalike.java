package lastlease.capture;

import java.nio.charset.StandardCharsets;

/** Says what a file that is not a capture looks like, and what to do. */
final class Lookalike {
  private Lookalike() {}

  static String of(byte[] bytes, int at, int length) {
    String head = new String(bytes, at, Math.min(length, 16), StandardCharsets.ISO_8859_1);
    if (head.startsWith("snoop\0")) {
      return "a Solaris snoop capture; convert it: editcap -F pcap IN OUT";
    }
    if (head.startsWith("PK\3\4")) {
      return "a zip archive; unpack it first";
    }
    if (head.startsWith("\u0028\u00b5\u002f\u00fd")) {
      return "a zstd file; unpack it first: zstd -d";
    }
    if (head.startsWith("\u00fd7zXZ")) {
      return "an xz file; unpack it first: xz -d";
    }
    if (head.startsWith("BZh")) {
      return "a bzip2 file; unpack it first: bunzip2";
    }
    if (head.startsWith("\u007fELF") || head.startsWith("MZ")) {
      return "a program, not a capture";
    }
    if (head.startsWith("GMBU") || head.startsWith("XCP\0") || head.startsWith("TRSN")) {
      return "a capture in another program's format; convert it: editcap -F pcapng IN OUT";
    }
    boolean text =
        head.chars().allMatch(c -> c >= 32 && c < 127 || c == '\n' || c == '\r' || c == '\t');
    return text
        ? "text, not a capture; save it as pcap: tcpdump -w FILE"
        : "not a pcap or pcapng capture";
  }
}
