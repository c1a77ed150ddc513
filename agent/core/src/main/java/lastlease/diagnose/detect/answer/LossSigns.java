package lastlease.diagnose.detect.answer;

import java.util.List;
import java.util.stream.Stream;
import lastlease.track.Served;
import lastlease.track.lease.Attempt;
import lastlease.track.moment.Times;
import lastlease.track.server.AddressChecks;

/**
 * Newcomers of whom an exchange was lost, where others were answered at once and no queue stood
 * before them: the answer came to a retransmission only, or the REQUEST was repeated.
 */
final class LossSigns {
  /** Quick answers, without which a slow server explains all of it. */
  private static final int QUICK = 2;

  /** The same as a share of all. */
  private static final double QUICK_SHARE = .2;

  /** Answers to an only DISCOVER that show how long an answer takes here. */
  private static final int SHOWN = 3;

  /** The longest address check of those that are usual (ISC 1 s, measured), and its answer. */
  private static final long LEAST = 3 * Times.SECOND / 2;

  private final List<Served> asked;
  private final List<Served> requested;

  LossSigns(AnswerQuality quality, QueueBefore queue) {
    List<Served> all = quality.all();
    long soon = all.stream().filter(one -> AnswerQuality.first(one) <= LEAST).count();
    boolean quick = soon >= QUICK && soon >= QUICK_SHARE * all.size();
    long usual = usual(quality);
    asked =
        quick
            ? quality.unqueued(queue).askedAgain().stream()
                .filter(one -> isLost(one, usual))
                .toList()
            : List.of();
    requested = quick ? quality.requestRepeated(queue) : List.of();
  }

  /** Longer than this no answer takes here, after the DISCOVER that it answers, microseconds. */
  private static long usual(AnswerQuality quality) {
    List<Served> again = quality.askedAgain();
    long[] once =
        quality.all().stream()
            .filter(one -> !again.contains(one))
            .mapToLong(AnswerQuality::first)
            .filter(wait -> wait <= AddressChecks.LONGEST)
            .sorted()
            .toArray();
    return once.length < SHOWN
        ? Long.MAX_VALUE / 2
        : Math.max(LEAST, once[once.length - 1] * 3 / 2);
  }

  private static boolean isLost(Served one, long usual) {
    Attempt attempt = one.attempt();
    return attempt != null && !attempt.afterFailedRequest() && AnswerQuality.first(one) > usual;
  }

  /** Answers that came to a retransmission only, later than any comes here by itself. */
  List<Served> asked() {
    return asked;
  }

  /** Answers after which the REQUEST was repeated. */
  List<Served> requested() {
    return requested;
  }

  /** Both, in the order of the answers. */
  List<Served> all() {
    return Stream.concat(asked.stream(), requested.stream())
        .distinct()
        .sorted(java.util.Comparator.comparingLong(AnswerQuality::answered))
        .toList();
  }
}
