package lastlease.diagnose.outage.fact;

import java.util.ArrayList;
import java.util.List;
import lastlease.diagnose.detect.Flood;
import lastlease.diagnose.outage.episode.Episode;
import lastlease.track.ClientRecord;
import lastlease.track.SegmentTrack;
import lastlease.track.Served;
import org.jspecify.annotations.Nullable;

/** What the devices that an outage hits have in common, and those served before it have not. */
public final class InCommon {
  /**
   * Of so many victims what they have in common is looked at again with each further one; of more,
   * when a tenth more are hit.
   */
  private static final int GROUP = 20;

  private static final int SERVED_COMPARED = 200;

  private final SegmentTrack track;
  private final Flood flood;
  private @Nullable Traits known;

  /** What those that an episode hits have in common, when they were so many. */
  public record Traits(
      Episode episode, int size, OutageFacts.@Nullable Group group, boolean oneKind) {
    /** Who have nothing in common have not with more, either. */
    private boolean holdsFor(int now) {
      return now == size
          || now > size
              && size > 1
              && (group == null && !oneKind || now > GROUP && now < size + size / 10);
    }
  }

  /**
   * @param flood whose made-up devices have everything in common
   */
  public InCommon(SegmentTrack track, Flood flood) {
    this.track = track;
    this.flood = flood;
  }

  /** Judges by it, and keeps it until somebody else is hit. */
  public OutageFacts.@Nullable Group judge(Episode episode) {
    Traits found = of(episode);
    known = found;
    return found.group();
  }

  /** The same; nothing new is kept. */
  public Traits of(Episode episode) {
    int size = episode.victims().size();
    Traits before = known;
    if (before != null && before.episode() == episode && before.holdsFor(size)) {
      return before;
    }
    List<Served> served = servedBefore(episode);
    List<ClientRecord> clients = episode.clients();
    return new Traits(
        episode,
        size,
        CommonTrait.of(clients, served),
        size > 1 && CommonTrait.isOneKind(clients, served));
  }

  private List<Served> servedBefore(Episode episode) {
    List<Served> before = new ArrayList<>();
    var newest = track.happenings().served().descendingIterator();
    while (newest.hasNext() && before.size() < SERVED_COMPARED) {
      Served one = newest.next();
      if (!one.takenBack()
          && one.at().micros() < episode.began()
          && !flood.isFlooder(one.client())) {
        before.add(one);
      }
    }
    return before;
  }
}
