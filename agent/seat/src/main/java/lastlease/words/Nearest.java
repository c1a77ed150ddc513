package lastlease.words;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The known word that a mistyped one was probably meant to be. */
public final class Nearest {
  private Nearest() {}

  /**
   * The nearest word, if one is near: a third of the letters may differ, two in a short word, and
   * never more than half.
   */
  public static Optional<String> of(String word, Collection<String> known) {
    int most = Math.max(2, word.length() / 3);
    return known.stream()
        .filter(one -> distance(word, one) <= most && 2 * distance(word, one) <= word.length())
        .min(
            Comparator.comparingInt((String one) -> distance(word, one)).thenComparing(one -> one));
  }

  /** What is said of a word, with the one that was probably meant. */
  public static Saying hinted(Saying said, String word, Collection<String> known) {
    return of(word, known)
        .map(near -> Saying.of("usage.near").with("what", said).with("near", near))
        .orElse(said);
  }

  /** Letters to insert, remove or replace (Levenshtein). */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[row.length - 1];
  }
}
