package lastlease.diagnose.detect.answer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import lastlease.track.ClientRecord;
import lastlease.track.SegmentTrack;
import lastlease.track.Served;
import lastlease.track.lease.Attempt;
import lastlease.track.moment.Times;

/** How quickly newcomers were answered lately, from their first and from their latest DISCOVER. */
public final class AnswerQuality {
  /** Newcomers' answers that a statement on speed or loss needs. */
  static final int NEEDED = 5;

  /** A healthy crowd looks sick for a minute, and so does the air in a burst of noise. */
  static final long LASTS = 60 * Times.SECOND;

  /** Above any address check (dnsmasq 3 s). */
  private static final long SLOW = 4 * Times.SECOND;

  /** An answer that follows a DISCOVER so closely is an answer to it. */
  static final long PROMPT = Times.SECOND;

  /** Answers that are looked at, the latest: those before tell of another time. */
  private static final int LATELY = 20;

  /** The waits for a slow server: twice as long at most for one as for another. */
  private static final double ALIKE_WITHIN = .5;

  /** So many of them; the rest may have been lost, and asked again. */
  private static final double ALIKE_SHARE = .8;

  /** Waits that must differ before they say so. */
  private static final int SEVERAL = 3;

  private final List<Served> answers = new ArrayList<>();

  /**
   * Those answered lately, whenever they asked.
   *
   * @param madeUp whether a flood made a client up
   */
  public static AnswerQuality lately(SegmentTrack track, Predicate<ClientRecord> madeUp) {
    return new AnswerQuality(track, madeUp, Long.MIN_VALUE);
  }

  AnswerQuality(SegmentTrack track, Predicate<ClientRecord> madeUp, long since) {
    Iterator<Served> newest = track.happenings().served().descendingIterator();
    while (newest.hasNext() && answers.size() < LATELY) {
      Served served = newest.next();
      if (served.at().micros() <= since) {
        break;
      }
      Attempt attempt = served.attempt();
      if (attempt != null
          && (!served.takenBack() || served.repeated() != null)
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

  /** Answers that came only after the client had asked again (RFC 2131 4.1). */
  List<Served> askedAgain() {
    return answers.stream()
        .filter(served -> attempt(served).between(asked(served), answered(served)) > 0)
        .toList();
  }

  /** Whether most had to ask again: that is no service in full health, whatever the cause. */
  public boolean mostAskedAgain() {
    return askedAgain().size() * 2 > answers.size();
  }

  /** The same of those whose wait no queue explains. */
  AnswerQuality unqueued(QueueBefore queue) {
    return new AnswerQuality(answers.stream().filter(one -> !queue.explains(one)).toList());
  }

  /** Answers after which the client had to repeat its REQUEST, with no queue to explain it. */
  List<Served> requestRepeated(QueueBefore queue) {
    return answers.stream()
        .filter(one -> one.repeated() != null && !queue.explainsRepeated(one))
        .toList();
  }

  /**
   * Whether late answers, with no queue to explain them, took so different a time that no server is
   * that slow: they came when a retransmission got through.
   */
  boolean isUneven(QueueBefore queue) {
    AnswerQuality late = new AnswerQuality(late()).unqueued(queue);
    return late.answers.size() >= SEVERAL && !late.isAlike();
  }

  /** Whether nearly all waited about equally long. */
  boolean isAlike() {
    return even(ALIKE_WITHIN) >= ALIKE_SHARE;
  }

  /** Microseconds from the first newcomer's first DISCOVER to the last one's. */
  long span() {
    return answers.isEmpty() ? 0 : asked(answers.get(answers.size() - 1)) - asked(answers.get(0));
  }

  /** Answers without any delay: a slow server gives none. */
  List<Served> prompt() {
    return answers.stream().filter(served -> first(served) <= PROMPT).toList();
  }

  /** Of the late ones, from the first DISCOVER. */
  long lateMedianMillis() {
    return medianMillis(late());
  }

  static long medianMillis(List<Served> some) {
    long[] sorted = some.stream().mapToLong(AnswerQuality::first).sorted().toArray();
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2] / 1000;
  }

  private static Attempt attempt(Served served) {
    return Objects.requireNonNull(served.attempt(), "answers without one are not taken");
  }

  /** Core time of the first DISCOVER. */
  static long asked(Served served) {
    return attempt(served).first().micros();
  }

  static long answered(Served served) {
    return served.answered().micros();
  }

  static long first(Served served) {
    Long took = served.sinceFirst();
    return took == null ? 0 : took;
  }

  static long latest(Served served) {
    Long took = served.sinceLatest();
    return took == null ? 0 : took;
  }
}
