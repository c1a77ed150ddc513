package lastlease.uplink;

import java.util.regex.Pattern;

/** What a seat may be called: what people can read, and tell from another seat's name. */
public final class SeatName {
  public static final int LONGEST = 64;

  /**
   * Control characters (C1, too), format characters (zero width, writing direction), halves of
   * characters, what no font has, line ends; and letters and marks that Unicode has nothing be
   * drawn for (Default_Ignorable_Code_Point), the replacement character, and the empty Braille
   * cell. The shape of an ideograph or a symbol (variation selectors, as keyboards add them) is
   * seen.
   */
  private static final Pattern UNSEEN =
      Pattern.compile(
          "(?<![\\p{IsHan}\\p{So}\\p{Sm}])[\\uFE00-\\uFE0F\\x{E0100}-\\x{E01EF}]|[\\p{C}\\p{Zl}\\p{Zp}\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u2800\\u3164"
              + "\\uFFA0\\uFFFD]");

  private static final Pattern SEEN = Pattern.compile("[^\\p{Z}]");

  private SeatName() {}

  /** Whether it has 1 to {@value #LONGEST} characters, all of them visible or blanks. */
  public static boolean isValid(String name) {
    return name.codePointCount(0, name.length()) <= LONGEST
        && SEEN.matcher(name).find()
        && !UNSEEN.matcher(name).find();
  }
}
