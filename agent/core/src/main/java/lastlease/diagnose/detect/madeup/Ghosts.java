package lastlease.diagnose.detect.madeup;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import lastlease.track.Asked;
import lastlease.track.ClientRecord;
import lastlease.track.ClientState;
import lastlease.track.SegmentTrack;
import lastlease.track.Served;
import lastlease.track.moment.Sighting;
import lastlease.track.moment.Timers;
import lastlease.track.moment.Times;
import lastlease.wire.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * Clients that never behave like hosts: they take an address and never use it by ARP, or ask once
 * and are never heard again. Single ones are common; a run of them is not. Two cumulative sums of
 * log likelihood ratios (Page 1954), against the shares of such clients that are usual here.
 */
public final class Ghosts {
  /** After so long a host has announced or used its address (RFC 5227: 7 s; measured 5 to 7 s). */
  private static final long UNUSED = 20 * Times.SECOND;

  /** REQUESTs are repeated for so long at most (RFC 2131 4.1: 4, 8, 16, 32 s). */
  private static final long ANSWERED_LATE = 60 * Times.SECOND;

  /** After so long a host that nobody answered has asked again (RFC 2131 4.1: 4 s, 8 s). */
  private static final long ASKED_ONCE = 25 * Times.SECOND;

  /** Of what asks while a flood runs, so much is the flood's. */
  private static final double SHARE = .8;

  /** The sum at which a run is no chance: one in a million (e^-14). */
  private static final double RUN = 14;

  /**
   * Windows takes a link-local address within 24 s at the latest when nobody answers (RFC 3927
   * appendix A.1), as long as nobody has switched that off.
   */
  private static final long FALLS_BACK = 60 * Times.SECOND;

  /** It asks 4 times within 16 s or more before it gives up; what is gone before has not waited. */
  private static final long WAITED = 15 * Times.SECOND;

  /** Names of one flood come within so long of each other. */
  private static final long APART = 120 * Times.SECOND;

  private static final double FADES = .97;
  private static final int KEPT = 512;

  /** A client that behaves strangely, and since when. */
  private record Suspect(ClientRecord client, Sighting at, @Nullable MacAddress source) {}

  /** One kind of strange behaviour: how usual it is here, and how long the present run is. */
  private static final class Run {
    private final double ghostShows;
    private final Deque<Suspect> suspects = new ArrayDeque<>();
    private double strange;
    private double usual;
    private double sum;

    /**
     * @param strange prior count of hosts that behave so, as {@code usual} of those that do not
     * @param ghostShows how probable the strange behaviour is of a made-up name
     */
    Run(double strange, double usual, double ghostShows) {
      this.strange = strange;
      this.usual = usual;
      this.ghostShows = ghostShows;
    }

    /** Ends the run if nothing strange happened since. */
    void endAfter(long micros) {
      Suspect last = suspects.peekLast();
      if (last != null && last.at().micros() + FALLS_BACK < micros) {
        sum = 0;
        suspects.clear();
      }
    }

    /** Returns whether that makes a run. */
    boolean add(boolean isStrange, Suspect one) {
      double share = strange / (strange + usual);
      double ratio =
          isStrange
              ? (SHARE * ghostShows + (1 - SHARE) * share) / share
              : (SHARE * (1 - ghostShows) + (1 - SHARE) * (1 - share)) / (1 - share);
      if (sum < 1) {
        strange = FADES * strange + (isStrange ? 1 : 0);
        usual = FADES * usual + (isStrange ? 0 : 1);
      }
      sum = Math.max(0, sum + Math.log(ratio));
      if (sum == 0) {
        suspects.clear();
      }
      if (isStrange) {
        suspects.add(one);
        if (suspects.size() > KEPT) {
          suspects.remove();
        }
      }
      return isStrange && sum > RUN;
    }
  }

  private final SegmentTrack track;
  private final Predicate<ClientRecord> strange;
  private final LongPredicate floods;
  private final Found found;

  /** One host of five is not heard by ARP at this seat, or does without. */
  private final Run unused = new Run(1, 4, .98);

  /** One client of seven is gone after one DISCOVER. */
  private final Run once = new Run(1, 6, .95);

  /** One Windows of ten is gone by then, or was told never to use link-local. */
  private final Run noWindows = new Run(1, 9, .98);

  private final SilentMakes<Suspect> makes = new SilentMakes<>();
  private int arpHeard;

  /** Those that are looked at again after {@link #ASKED_ONCE}, in the order of their turn. */
  private final Deque<Again> pending = new ArrayDeque<>();

  private int gaps;
  private long newest;

  /**
   * @param strange whether something else about a client is strange: then no run is needed
   * @param floods whether a flood that is known ran at a core time: of what asked then, most was
   *     the flood's, so that of what behaves like it as good as all is
   */
  public Ghosts(
      SegmentTrack track, Predicate<ClientRecord> strange, LongPredicate floods, Found found) {
    this.track = track;
    this.strange = strange;
    this.floods = floods;
    this.found = found;
  }

  /**
   * Somebody asks: a new one is looked at again later.
   *
   * @param madeUp it is known to be made up: of a flood at full rate that tells enough
   */
  public void wants(Asked one, boolean madeUp) {
    newest = one.micros();
    if (one.client().asks() == 1
        && one.message().giaddr().isZero()
        && !(madeUp && pending.size() >= KEPT)) {
      Again again = new Again(new Suspect(one.client(), one.at(), one.source()));
      pending.add(again);
      track.timers().set(one.micros() + ASKED_ONCE, again);
    }
  }

  /** Nobody could be heard for a time: those looked at meanwhile are not judged. */
  public void blind() {
    gaps++;
    pending.forEach(Again::drop);
    track.timers().voided(pending.size());
    pending.clear();
  }

  /** Clients are known no more. */
  public void forget(Set<ClientRecord> gone) {
    int before = pending.size();
    pending.removeIf(one -> one.isOf(gone));
    track.timers().voided(before - pending.size());
    for (Run run : List.of(unused, once, noWindows)) {
      run.suspects.removeIf(one -> gone.contains(one.client()));
    }
  }

  /** A look at somebody who asked, in a while: a flood sets thousands of them. */
  private final class Again implements Timers.Task {
    private @Nullable Suspect suspect;

    Again(Suspect suspect) {
      this.suspect = suspect;
    }

    void drop() {
      suspect = null;
    }

    /** Whether it looks at one of these; then it does no more. */
    boolean isOf(Set<ClientRecord> gone) {
      if (suspect == null || !gone.contains(suspect.client())) {
        return false;
      }
      drop();
      return true;
    }

    @Override
    public boolean isVoid() {
      return suspect == null;
    }

    @Override
    public void run(long due) {
      Suspect one = suspect;
      if (one != null) {
        pending.remove();
        again(one, due);
      }
    }
  }

  /** Looks at somebody later, unless there is a time in between in which nobody could be heard. */
  private void look(long due, LongConsumer judges) {
    int before = gaps;
    track
        .timers()
        .set(
            due,
            at -> {
              if (gaps == before) {
                judges.accept(at);
              }
            });
  }

  /** It said that it is Windows, and nobody answered. */
  private void fallsBack(Suspect suspect, long due) {
    ClientRecord client = suspect.client();
    if (client.linkLocal() != null) {
      judge(noWindows, false, suspect, due);
    } else if (arpHeard >= 2
        && client.asks() > 2
        && client.lastAsked() - suspect.at().micros() >= WAITED
        && !client.usedArp()
        && !client.acked()
        && !client.everServed()
        && client.lastAttempt() != null
        && client.lastAttempt().newcomer()
        && track.happenings().lostSince(suspect.at().micros()) == 0) {
      noWindows.endAfter(due - APART);
      judge(noWindows, true, suspect, due);
    }
  }

  private void again(Suspect suspect, long due) {
    ClientRecord client = suspect.client();
    boolean heard =
        client.usedArp()
            || client.linkLocal() != null
            || client.lastServed() != null
            || client.offeredV6Only()
            || client.asksV6Only()
            || client.acked()
            || due - newest > 10 * ASKED_ONCE;
    if (!heard || client.asks() > 1) {
      judge(once, client.asks() == 1, suspect, due);
    }
    if (client.saysWindows() && client.asks() > 1) {
      look(suspect.at().micros() + FALLS_BACK, later -> fallsBack(suspect, later));
    }
  }

  /** A newcomer was served: does it use its address? */
  public void served(Served one) {
    ClientRecord client = one.client();
    Sighting at = one.at();
    look(at.micros() + UNUSED, due -> unused(one, client, due));
  }

  private void unused(Served one, ClientRecord client, long due) {
    if (one.used()) {
      arpHeard++;
      judge(unused, false, suspect(one), due);
      return;
    }
    if (one.takenBack() || client.lastServed() != one || client.heardByArp()) {
      return;
    }
    if (!(client.state() instanceof ClientState.Bound bound)) {
      // A server that is overrun acknowledges late: its clients repeat their REQUESTs until then.
      later(one, client, due);
    } else if (client.lastSeen() <= bound.since().micros() + Times.SECOND
        && track.happenings().lostSince(one.at().micros()) == 0) {
      // Where no host was heard by ARP as yet, silence tells nothing.
      if (arpHeard < 2 || due - client.lastSeen() < UNUSED) {
        later(one, client, due);
      } else {
        Suspect suspect = suspect(one);
        boolean ofFlood = floods.test(suspect.at().micros());
        List<Suspect> silent = ofFlood ? List.of(suspect) : makes.silent(client, suspect);
        silent.forEach(each -> judge(unused, true, each, due));
      }
    }
  }

  private void later(Served one, ClientRecord client, long due) {
    if (due - one.at().micros() <= ANSWERED_LATE) {
      look(Math.max(due + Times.SECOND, client.lastSeen() + UNUSED), at -> unused(one, client, at));
    }
  }

  private static Suspect suspect(Served one) {
    Sighting at = one.attempt() == null ? one.at() : one.attempt().first();
    return new Suspect(one.client(), at, null);
  }

  /** An address that is used late speaks for its client after all. */
  public void used(Served one) {
    unused.suspects.removeIf(asked -> asked.client() == one.client());
  }

  private void judge(Run run, boolean isStrange, Suspect suspect, long now) {
    if (isStrange && (strange.test(suspect.client()) || floods.test(suspect.at().micros()))) {
      found.madeUp(suspect.client(), suspect.at(), suspect.source(), now);
    } else if (run.add(isStrange, suspect)) {
      run.suspects.forEach(one -> found.madeUp(one.client(), one.at(), one.source(), now));
      run.suspects.clear();
    }
  }
}
