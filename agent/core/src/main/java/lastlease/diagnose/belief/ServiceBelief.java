package lastlease.diagnose.belief;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import lastlease.reports.EvidenceCode.LifeKind;
import lastlease.track.ClientRecord;
import lastlease.track.Served;
import lastlease.track.lease.Attempt;
import lastlease.track.moment.Times;

/**
 * What is believed of the service that newcomers of a segment meet: turns what happens to clients
 * into likelihoods, and learns loss, speed and queues where there is no trouble. Each happening
 * touches its own client and six numbers.
 */
public final class ServiceBelief {
  /** More clients in trouble at once than this are judged by their first failures only. */
  private static final int TROUBLES_KEPT = 20_000;

  /** A success can be disproved by a new DISCOVER for so long (RFC 2131 4.1: 4 s, 8 s). */
  private static final long MAY_BE_NONE = 12 * Times.SECOND;

  /** The same where its client goes on with the very attempt (RFC 2131 4.1: 64 s). */
  private static final long MAY_BE_DISPROVED = 90 * Times.SECOND;

  /** Between its rounds a client does not listen; it does until its retransmission (4 s, 8 s). */
  private static final long LISTENS = 10 * Times.SECOND;

  /** What crowded Wi-Fi loses, and a bit ({@link LossRate}): a holder's frame at least. */
  private static final double LOST_AT_LEAST = .06;

  /** How strongly each sign of life speaks against a dead server, natural log. */
  private static final double REPLY = 5;

  private static final double HOLDER_CONFIRMED = 2.6;

  /** It bypasses relays: the server lives, the newcomers' path may be dead. */
  private static final double OTHER_PATH = 2;

  /**
   * What a success did to the belief, and what was known before.
   *
   * @param before the weights
   */
  private record Told(double[] likelihood, OwnTrouble own, double[] before) {
    /** The success before it was none, and is undone only if this is, too. */
    Told with(Told earlier) {
      double[] both = likelihood.clone();
      for (int i = 0; i < both.length; i++) {
        both[i] *= earlier.likelihood[i];
      }
      return new Told(both, own, earlier.before);
    }
  }

  private Weights weights;
  private final AnswerTimes times = new AnswerTimes();
  private final LossRate loss = new LossRate();
  private final QueuePace pace;
  private final Learning learning;
  private final UncheckedSilence noCheck = new UncheckedSilence();
  private final Map<ClientRecord, OwnTrouble> troubles = new LinkedHashMap<>();
  private final Map<Served, Told> recent = new LinkedHashMap<>();
  private final Set<ClientRecord> waiting = new HashSet<>();
  private final LineOfNewcomers line = new LineOfNewcomers();
  private final ServedLater lately = new ServedLater();
  private long served;
  private boolean requestsInVain;

  /**
   * @param now core time
   */
  public ServiceBelief(long now) {
    weights = new Weights(seconds(now));
    pace = new QueuePace(seconds(now));
    learning = new Learning(times, loss, pace);
  }

  private static double seconds(long micros) {
    return micros / 1e6;
  }

  /** Lets time pass; to be called before anything else at a time. */
  public void advance(long now) {
    weights.advance(seconds(now));
    learning.advance(weights, seconds(now));
  }

  public Weights weights() {
    return weights;
  }

  public LossRate loss() {
    return loss;
  }

  public QueuePace pace() {
    return pace;
  }

  /** Newcomers served, those that were taken back left out. */
  public long served() {
    return served;
  }

  /** Newcomers and holders that wait for an answer now. */
  public int waiting() {
    return waiting.size();
  }

  private OwnTrouble own(ClientRecord client, boolean known) {
    OwnTrouble own = troubles.get(client);
    if (own == null) {
      own = new OwnTrouble(weights, known);
      if (troubles.size() >= TROUBLES_KEPT) {
        troubles.remove(troubles.keySet().iterator().next());
      }
      troubles.put(client, own);
    }
    own.refresh(weights, known);
    return own;
  }

  /** A client begins to ask. */
  public void begins(ClientRecord client, boolean newcomer, long now) {
    if (waiting.isEmpty()) {
      pace.moved(seconds(now));
    }
    waiting.add(client);
    if (newcomer) {
      weights.arrival(served > 0);
      line.begins(client, now);
    }
  }

  /** It goes on asking after it was thought to have given up. */
  public void goesOn(ClientRecord client) {
    waiting.add(client);
  }

  /** It waits no longer. */
  public void leaves(ClientRecord client) {
    waiting.remove(client);
  }

  /** All that is known of a client goes with it. */
  public void forget(ClientRecord client) {
    waiting.remove(client);
    troubles.remove(client);
    line.forget(client);
  }

  /** Entries of newcomers that began to ask, and have not been found to have left. */
  int inLine() {
    return line.size();
  }

  private double miss(double gapSeconds, double late) {
    double rate = loss.mean();
    return rate + (1 - rate) * times.longerThan(gapSeconds) * late;
  }

  /**
   * A newcomer's DISCOVER stayed unanswered.
   *
   * @param first core time of the first DISCOVER of its attempt
   * @param gap microseconds until that was known
   * @param counts nobody was served since it was sent. Else it tells nothing of whether newcomers
   *     are served, but which of them: a policy, or a loss
   * @param passedOver no server checked an address for it, where one does before it answers late
   */
  public Weights.Gain unanswered(
      ClientRecord client,
      boolean known,
      long first,
      long gap,
      boolean counts,
      boolean passedOver,
      long now) {
    OwnTrouble own = own(client, known);
    double late = passedOver ? noCheck.again() : 1;
    double miss = miss(seconds(Math.min(gap, LISTENS)), late);
    long listened = Math.min(now, now - gap + LISTENS);
    int overtakers = lately.since(own, now - gap, now, learning.troubledUntil());
    double waits = Math.pow(Likelihoods.OVERTAKEN, overtakers) * late;
    double queue = own.slow() + (1 - own.slow()) * waits;
    if (counts) {
      queue *= pace.silence(seconds(first), seconds(now - gap), seconds(listened));
    }
    own.waited(waits);
    double[] likelihood = Likelihoods.unanswered(own, miss, queue, weights.fresh());
    own.failed(miss, Math.max(Likelihoods.BAD_AIR, miss));
    Weights.Gain gain = gain(likelihood, counts, now - gap);
    return gain;
  }

  /**
   * It goes on with an attempt whose latest DISCOVER is judged: it has listened until now, and a
   * queue that moves has had more time.
   *
   * @param first core time of the first DISCOVER of its attempt
   * @param asked core time of the latest
   */
  public void waitsOn(long first, long asked, long now) {
    double until = seconds(Math.min(now, asked + LISTENS));
    weights.see(Likelihoods.waitsOn(pace.silence(seconds(first), seconds(asked), until)));
  }

  private Weights.Gain gain(double[] likelihood, boolean counts, long asked) {
    if (counts) {
      return weights.see(likelihood);
    }
    // Asked in an outage that is over since, it says nothing of now.
    return seconds(asked) > learning.troubledUntil()
        ? weights.seeWhereServed(likelihood)
        : new Weights.Gain(0, 0);
  }

  /** A newcomer was offered an address in view; whether it hears that, it shows by its REQUEST. */
  public void offered(long now) {
    pace.moved(seconds(now));
  }

  /** A probe was offered an address. */
  public void offeredToProbe() {
    weights.see(Likelihoods.offeredToProbe());
  }

  /** A newcomer was served. */
  public Weights.Gain served(Served one, boolean known, long now) {
    ClientRecord client = one.client();
    OwnTrouble own = own(client, known);
    Long first = one.sinceFirst();
    Long latest = one.sinceLatest();
    double[] likelihood =
        first == null || latest == null
            ? Likelihoods.servedUnseen(own.works(), own.denied(), loss.mean(), false)
            : Likelihoods.served(
                own.works(),
                own.denied(),
                times.density(seconds(latest)),
                seconds(first),
                loss.mean(),
                false);
    double[] before = weights.all();
    Weights.Gain gain = weights.see(likelihood);
    remember(one, new Told(likelihood, own, before), now);
    troubles.remove(client);
    waiting.remove(client);
    served++;
    lately.served(one);
    requestsInVain = false;
    pace.served(seconds(now));
    learning.served(one, weights);
    Attempt attempt = one.attempt();
    if (attempt != null && line.standsBehind(attempt.first().micros(), waiting, now)) {
      // A pool runs out as its last address is given: for who waits next none may be left.
      weights.arrival(true);
    }
    return gain;
  }

  private void remember(Served one, Told told, long now) {
    Iterator<Served> oldest = recent.keySet().iterator();
    while (oldest.hasNext() && now - oldest.next().at().micros() > MAY_BE_DISPROVED) {
      oldest.remove();
    }
    recent.put(one, told);
  }

  /** A holder was given its own address again. */
  public Weights.Gain servedAgain(ClientRecord client, long now) {
    OwnTrouble own = own(client, false);
    waiting.remove(client);
    pace.served(seconds(now));
    Weights.Gain gain =
        weights.see(Likelihoods.servedUnseen(own.works(), own.denied(), loss.mean(), true));
    own.succeeded();
    troubles.remove(client);
    return gain;
  }

  /**
   * A success was none.
   *
   * @param refused the server NAKed what it had offered
   */
  public void takenBack(Served one, boolean refused, long now) {
    Told told = recent.remove(one);
    if (told == null || now - one.at().micros() > MAY_BE_NONE) {
      return;
    }
    double[] likelihood = told.likelihood();
    served--;
    double most = 0;
    for (double value : likelihood) {
      most = Math.max(most, value);
    }
    double full = likelihood[Condition.FULL.ordinal()] / most;
    if (refused) {
      weights.see(Likelihoods.raceLost(full));
    } else if (!requestsInVain) {
      requestsInVain = true;
      weights.see(Likelihoods.ledNowhere(loss.mean(), full));
    }
  }

  /**
   * A success was none at all: what it did to the belief is undone. Where others were served after
   * it, they say the same as it had said.
   */
  public void disproved(Served one) {
    Told told = recent.remove(one);
    if (told == null) {
      return;
    }
    served--;
    Served next = null;
    for (Served other : recent.keySet()) {
      if (next == null && other.at().micros() > one.at().micros()) {
        next = other;
      }
    }
    if (next == null) {
      weights.undo(told.likelihood(), told.before());
    } else {
      recent.computeIfPresent(next, (key, later) -> later.with(told));
    }
    troubles.put(one.client(), told.own());
    waiting.add(one.client());
  }

  /** A REQUEST for an offered address is repeated. */
  public void requestRepeated() {
    if (!requestsInVain) {
      requestsInVain = true;
      weights.see(Likelihoods.repeatedRequest(loss.mean()));
    }
  }

  /** A sign of life that is not a newcomer's success. */
  public Weights.Gain life(LifeKind kind, boolean ownPath) {
    return weights.see(
        Likelihoods.life(
            !ownPath
                ? OTHER_PATH
                : kind == LifeKind.INIT_REBOOT_ACCEPTED ? HOLDER_CONFIRMED : REPLY));
  }

  /** A server checks a free address while newcomers wait. */
  public Weights.Gain checked(long now) {
    pace.moved(seconds(now));
    noCheck.heard();
    return weights.see(Likelihoods.addressCheck());
  }

  /** A holder of a lease granted here goes unanswered. */
  public Weights.Gain holderUnanswered(ClientRecord client) {
    OwnTrouble own = own(client, false);
    double rate = Math.max(LOST_AT_LEAST, loss.mean());
    double[] likelihood = Likelihoods.holderUnanswered(own, rate);
    own.holderFailed(rate);
    return weights.see(likelihood);
  }

  /**
   * How probable it is that a client that goes unanswered is itself the reason, given that the
   * venue serves.
   */
  public double ownFault(ClientRecord client, boolean known) {
    OwnTrouble own = own(client, known);
    double served = 1 - weights.trouble();
    double fault =
        weights.of(Condition.WORKS) * own.works()
            + weights.of(Condition.DENIES) * own.denied()
            + weights.of(Condition.LOSSY) * own.lossy()
            + weights.of(Condition.SLOW) * own.slow();
    return fault / Math.max(1e-9, served);
  }

  /** What was known of servers and leases is history. */
  public void forgetPast(long now) {
    weights = new Weights(seconds(now));
    served = 0;
    troubles.clear();
  }

  /** Nothing was heard for a while: nobody of before waits any more. */
  public void blind(long to) {
    waiting.clear();
    line.clear();
    recent.clear();
    pace.moved(seconds(to));
  }
}
