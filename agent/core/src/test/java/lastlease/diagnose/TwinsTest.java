package lastlease.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import lastlease.wire.Ipv4;
import lastlease.wire.Observation;
import lastlease.wire.Observation.Link;
import lastlease.wire.Observation.Seen;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TwinsTest {
  private static final int MANY = 20_000;

  private int lookedUp;

  /** Forgets nothing, and counts. */
  private final class Counted extends LinkedHashMap<String, String> {
    private static final long serialVersionUID = 1;

    @Override
    public @Nullable String get(Object key) {
      lookedUp++;
      return super.get(key);
    }
  }

  private final Map<String, String> known = new Counted();
  private final Twins twins = new Twins(known);

  private static Observation of(int vlan) {
    return new Observation.LinkLocalTraffic(
        new Seen(0, "eth0", Integer.toString(vlan), 0, vlan), Link.NONE, Ipv4.parse("169.254.1.1"));
  }

  private static String segment(int vlan) {
    return of(vlan).seen().segment();
  }

  /** The tags up to a number, each a twin of the one after it. */
  private void chain(int length) {
    for (int vlan = 0; vlan < length; vlan++) {
      twins.join(segment(vlan), segment(vlan + 1));
    }
  }

  @Test
  void whatIsNobodysTwinStandsForItself() {
    assertEquals(segment(7), twins.of(of(7)));
    assertEquals(0, known.size());
  }

  @Test
  void aTrunkShownInThreeWaysIsOne() {
    chain(2);
    for (int vlan = 0; vlan <= 2; vlan++) {
      assertEquals(segment(2), twins.of(of(vlan)), "tag " + vlan);
    }
    assertEquals(segment(3), twins.of(of(3)));
  }

  @Test
  void aLongChainIsWalkedOnce() {
    chain(MANY);
    assertEquals(segment(MANY), twins.of(of(0)));
    lookedUp = 0;
    for (int vlan = 0; vlan <= MANY; vlan++) {
      assertEquals(segment(MANY), twins.of(of(vlan)), "tag " + vlan);
    }
    assertTrue(lookedUp <= 2 * (MANY + 1), lookedUp + " times");
  }

  @Test
  void whatWentStraightToOneGoesOnToItsTwin() {
    chain(3);
    assertEquals(segment(3), twins.of(of(0)));
    twins.join(segment(3), segment(9));
    for (int vlan = 0; vlan <= 3; vlan++) {
      assertEquals(segment(9), twins.of(of(vlan)), "tag " + vlan);
    }
  }
}
