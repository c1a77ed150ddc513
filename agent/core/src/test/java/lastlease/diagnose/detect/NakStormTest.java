package lastlease.diagnose.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import lastlease.track.ClientRecord;
import lastlease.track.ClientState;
import lastlease.track.Happenings.Refusal;
import lastlease.track.KnownClients;
import lastlease.track.moment.Times;
import lastlease.wire.Ipv4;
import org.junit.jupiter.api.Test;

class NakStormTest {
  private static final long WINDOW = 60 * Times.SECOND;
  private static final int CLIENTS = 5;

  private static Refusal refusal(ClientRecord client, long micros) {
    return new Refusal(
        KnownClients.at(micros),
        client,
        null,
        ClientState.Kind.INIT_REBOOT,
        new Ipv4(0x0A4D_0001),
        false,
        false,
        true);
  }

  /** As the contract has it: the first refusal that ends a window of five devices, looked back. */
  private static List<Refusal> plainly(List<Refusal> refusals) {
    for (int end = 0; end < refusals.size(); end++) {
      long last = refusals.get(end).at().micros();
      int begin = end;
      Set<ClientRecord> clients = new HashSet<>();
      while (begin >= 0 && last - refusals.get(begin).at().micros() <= WINDOW) {
        clients.add(refusals.get(begin--).client());
      }
      if (clients.size() >= CLIENTS) {
        return refusals.subList(begin + 1, refusals.size());
      }
    }
    return List.of();
  }

  @Test
  void aWindowThatMovesOnFindsWhatLookingBackFromEachFinds() {
    List<ClientRecord> clients = new ArrayList<>();
    for (int i = 1; i <= 8; i++) {
      clients.add(KnownClients.client(i));
    }
    int storms = 0;
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<Refusal> refusals = new ArrayList<>();
      long at = 0;
      for (int i = 0; i < 15; i++) {
        at += random.nextInt(40) * Times.SECOND;
        refusals.add(refusal(clients.get(random.nextInt(clients.size())), at));
      }
      List<Refusal> storm = plainly(refusals);
      storms += storm.isEmpty() ? 0 : 1;
      assertEquals(storm, RefusedEntry.storm(refusals), "seed " + seed);
    }
    assertTrue(storms > 20 && storms < 180, "storms in " + storms + " of 200");
  }
}
