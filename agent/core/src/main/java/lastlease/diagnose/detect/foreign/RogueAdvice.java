package lastlease.diagnose.detect.foreign;

import java.util.ArrayList;
import java.util.List;
import lastlease.diagnose.detect.ServerHosts;
import lastlease.diagnose.given.Settings;
import lastlease.diagnose.incident.AdviceList;
import lastlease.diagnose.incident.EvidenceList;
import lastlease.reports.AdviceCode;
import lastlease.reports.Incident.Advice;
import lastlease.track.ClientRecord;
import lastlease.track.ClientState;
import lastlease.track.SegmentTrack;
import lastlease.track.ServerRecord;
import lastlease.wire.MacAddress;
import org.jspecify.annotations.Nullable;

/** What to do about a server that does not belong here, or about two of which one does not. */
public final class RogueAdvice {
  private final SegmentTrack track;
  private final ServerHosts hosts;

  RogueAdvice(SegmentTrack track, ServerHosts hosts) {
    this.track = track;
    this.hosts = hosts;
  }

  /** Which of two it is cannot be told from here: the venue knows which one is its own. */
  List<Advice> againstOneOf(ServerRecord main, ServerRecord other) {
    List<Advice> advice = new ArrayList<>();
    advice.add(
        AdviceList.one(
            AdviceCode.FIND_SECOND_SERVER,
            main.id().toString(),
            mac(main),
            other.id().toString(),
            mac(other)));
    advice.add(AdviceList.one(AdviceCode.BLOCK_FOREIGN_SERVERS));
    return advice;
  }

  private @Nullable String mac(ServerRecord server) {
    MacAddress mac = hosts.mac(server);
    return mac == null ? null : mac.toString();
  }

  /** Away with it, so that it stays away; then who got its addresses needs others. */
  List<Advice> against(ServerRecord suspect) {
    List<Advice> advice = new ArrayList<>();
    advice.add(remove(suspect));
    advice.add(AdviceList.one(AdviceCode.BLOCK_FOREIGN_SERVERS));
    List<ClientRecord> served = served(suspect);
    if (!served.isEmpty()) {
      advice.add(
          AdviceList.one(
              AdviceCode.REJOIN_DEVICES, EvidenceList.ids(served.stream()), (long) served.size()));
    }
    return advice;
  }

  private static Advice remove(ServerRecord suspect) {
    return AdviceList.one(
        AdviceCode.REMOVE_SERVER,
        suspect.id().toString(),
        suspect.mac() == null ? null : suspect.mac().toString());
  }

  /**
   * What to do about a pool whose server is to be unplugged: that, since more room in it would only
   * serve more devices wrongly. Null where the main server is none of the suspects.
   */
  public static @Nullable Advice insteadOfRoom(SegmentTrack track, Settings settings) {
    ServerRecord main = ServerHosts.mainServer(track);
    return main != null && RogueEntry.suspects(track, settings, main) ? remove(main) : null;
  }

  /** Those who hold an address of it, or are about to: they have taken its OFFER. */
  List<ClientRecord> served(ServerRecord suspect) {
    return track.clients().all().stream()
        .filter(
            client ->
                client.lease() != null && suspect.id().equals(client.lease().server())
                    || client.state() instanceof ClientState.Requesting requesting
                        && suspect.id().equals(requesting.server()))
        .toList();
  }
}
