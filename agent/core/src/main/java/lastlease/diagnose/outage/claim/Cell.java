package lastlease.diagnose.outage.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One cell of the {@link ProofTable}: which kinds of evidence exclude a rival of what is claimed,
 * which keep it, and what remains of it without any.
 *
 * @param doubts kinds for the rival: all that hold count
 * @param grounds kinds that decide how much of it remains: the first that holds
 * @param otherwise what remains where none of these holds
 * @param said how it would have shown itself: only then it is told as ruled out; null for never
 */
record Cell(List<Line> doubts, List<Line> grounds, Remaining otherwise, @Nullable Unseen said) {
  /** What a kind of evidence leaves of the rival where it holds. */
  record Line(EvidenceKind kind, Remaining leaves) {}

  /** What remains of the rival without evidence. */
  static Cell otherwise(Remaining remains) {
    return new Cell(List.of(), List.of(), remains, null);
  }

  /** Those keep the rival, whatever speaks against it. */
  Cell keptBy(Remaining leaves, EvidenceKind... kinds) {
    return new Cell(more(doubts, leaves, kinds), grounds, otherwise, said);
  }

  /** Where one of those holds, and none of the grounds before, that much of the rival remains. */
  Cell then(Remaining leaves, EvidenceKind... kinds) {
    return new Cell(doubts, more(grounds, leaves, kinds), otherwise, said);
  }

  /** Those exclude the rival. */
  Cell excludedBy(EvidenceKind... kinds) {
    return then(Remaining.NOTHING, kinds);
  }

  Cell saidWhere(Unseen shown) {
    return new Cell(doubts, grounds, otherwise, shown);
  }

  private static List<Line> more(List<Line> before, Remaining leaves, EvidenceKind... kinds) {
    List<Line> all = new ArrayList<>(before);
    for (EvidenceKind kind : kinds) {
      all.add(new Line(kind, leaves));
    }
    return List.copyOf(all);
  }

  /** What remains of the rival by the kinds of evidence that hold. */
  Remaining remains(Predicate<EvidenceKind> holds) {
    Remaining most = ground(holds);
    for (Line doubt : doubts) {
      if (doubt.leaves().compareTo(most) > 0
          && holds.test(doubt.kind())
          && (doubt.kind().standsAgainstTable() || !holds.test(EvidenceKind.TABLE_FULL))) {
        most = doubt.leaves();
      }
    }
    return most;
  }

  private Remaining ground(Predicate<EvidenceKind> holds) {
    for (Line ground : grounds) {
      if (holds.test(ground.kind())) {
        return ground.leaves();
      }
    }
    return otherwise;
  }
}
