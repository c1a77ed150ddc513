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

  /** Letters to insert, remove or replace, and neighbours to swap (Levenshtein, Damerau). */
  private static int distance(String one, String other) {
    int[][] edits = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : nearest(edits, one, other, i, j);
      }
    }
    return edits[one.length()][other.length()];
  }

  private static int nearest(int[][] edits, String one, String other, int i, int j) {
    boolean same = one.charAt(i - 1) == other.charAt(j - 1);
    int least = edits[i - 1][j - 1] + (same ? 0 : 1);
    least = Math.min(least, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
    boolean swapped =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
  }
}
