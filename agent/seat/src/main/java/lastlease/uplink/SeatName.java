package lastlease.uplink;

import java.util.regex.Pattern;
import lastlease.words.Unseen;

/** What a seat may be called: what people can read, and tell from another seat's name. */
public final class SeatName {
  public static final int LONGEST = 64;

  private static final Pattern SEEN = Pattern.compile("[^\\p{Z}]");

  private SeatName() {}

  /** Whether it has 1 to {@value #LONGEST} characters, all of them visible or blanks. */
  public static boolean isValid(String name) {
    return name.codePointCount(0, name.length()) <= LONGEST
        && SEEN.matcher(name).find()
        && name.indexOf(0xFFFD) < 0
        && Unseen.shown(name).equals(name);
  }
}
