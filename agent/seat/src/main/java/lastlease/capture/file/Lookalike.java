package lastlease.capture.file;

import java.nio.charset.StandardCharsets;
import lastlease.words.Saying;

/** Says what a file that is not a capture looks like, and what to do. */
final class Lookalike {
  private Lookalike() {}

  static Saying of(byte[] bytes, int at, int length) {
    String head = new String(bytes, at, Math.min(length, 16), StandardCharsets.ISO_8859_1);
    if (head.startsWith("snoop\0")) {
      return Saying.of("like.snoop");
    }
    if (head.startsWith("PK\3\4")) {
      return Saying.of("like.zip");
    }
    if (head.startsWith("\u0028\u00b5\u002f\u00fd")) {
      return Saying.of("like.zstd");
    }
    if (head.startsWith("\u00fd7zXZ")) {
      return Saying.of("like.xz");
    }
    if (head.startsWith("BZh")) {
      return Saying.of("like.bzip2");
    }
    if (head.startsWith("\u007fELF") || head.startsWith("MZ")) {
      return Saying.of("like.program");
    }
    if (head.startsWith("GMBU") || head.startsWith("XCP\0") || head.startsWith("TRSN")) {
      return Saying.of("like.other");
    }
    boolean text =
        head.chars().allMatch(c -> c >= 32 && c < 127 || c == '\n' || c == '\r' || c == '\t');
    return Saying.of(text ? "like.text" : "like.nothing");
  }
}
