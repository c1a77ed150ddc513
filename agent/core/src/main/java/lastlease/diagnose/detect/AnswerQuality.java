package lastlease.diagnose.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import lastlease.track.Attempt;
import lastlease.track.ClientRecord;
import lastlease.track.SegmentTrack;
import lastlease.track.Served;
import lastlease.track.Times;

/** How quickly newcomers were answered lately, from their first and from their latest DISCOVER. */
public final class AnswerQuality {
  /** Above any address check (dnsmasq 3 s). */
  private static final long SLOW = 4 * Times.SECOND;

  /** An answer that follows a DISCOVER so closely is an answer to it. */
  private static final long PROMPT = Times.SECOND;

  private static final int LATELY = 20;

  private final List<Served> answers = new ArrayList<>();

  AnswerQuality(SegmentTrack track, Predicate<ClientRecord> madeUp, long since) {
    Iterator<Served> newest = track.happenings().served().descendingIterator();
    while (newest.hasNext() && answers.size() < LATELY) {
      Served served = newest.next();
      if (served.at().micros() <= since) {
        break;
      }
      Attempt attempt = served.attempt();
      if (attempt != null
          && !served.takenBack()
          && attempt.first().micros() > since
          && !madeUp.test(served.client())) {
        answers.add(0, served);
      }
    }
  }

  private AnswerQuality(List<Served> some) {
    answers.addAll(some);
  }

  /** The same of so many answers, the latest ones. */
  AnswerQuality newest(int count) {
    return new AnswerQuality(answers.subList(Math.max(0, answers.size() - count), answers.size()));
  }

  /** The same of those who first asked until then. */
  AnswerQuality askedUntil(long until) {
    return new AnswerQuality(
        answers.stream()
            .filter(one -> one.attempt() != null && one.attempt().first().micros() <= until)
            .toList());
  }

  /** Share of the answers that took about as long as the median one, from the first DISCOVER. */
  double even(double about) {
    long[] sorted = answers.stream().mapToLong(AnswerQuality::first).sorted().toArray();
    long median = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    long even =
        Arrays.stream(sorted).filter(one -> Math.abs(one - median) <= about * median).count();
    return sorted.length == 0 ? 0 : (double) even / sorted.length;
  }

  List<Served> all() {
    return answers;
  }

  /** Answers that came after the client had to ask again, and later than an address check takes. */
  List<Served> late() {
    return answers.stream().filter(served -> first(served) >= SLOW).toList();
  }

  /** Late answers that came right after a retransmission: the DISCOVERs before it were lost. */
  List<Served> toRetransmissions() {
    return late().stream()
        .filter(
            served ->
                served.attempt() != null
                    && served.attempt().count() >= 2
                    && !served.attempt().afterFailedRequest()
                    && latest(served) <= PROMPT)
        .toList();
  }

  /** Answers without any delay: a slow server gives none. */
  List<Served> prompt() {
    return answers.stream().filter(served -> first(served) <= PROMPT).toList();
  }

  /** Of the late ones, from the first DISCOVER. */
  long lateMedianMillis() {
    long[] sorted = late().stream().mapToLong(AnswerQuality::first).sorted().toArray();
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2] / 1000;
  }

  private static long first(Served served) {
    Long took = served.sinceFirst();
    return took == null ? 0 : took;
  }

  private static long latest(Served served) {
    Long took = served.sinceLatest();
    return took == null ? 0 : took;
  }
}
