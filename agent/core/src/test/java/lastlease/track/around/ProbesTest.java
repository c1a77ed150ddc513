package lastlease.track.around;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import lastlease.track.moment.Times;
import lastlease.wire.Decoder;
import lastlease.wire.DhcpBytes;
import lastlease.wire.Frame;
import lastlease.wire.Frames;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import lastlease.wire.Observation.Dhcp;
import lastlease.wire.ProbeStranger;
import org.junit.jupiter.api.Test;

/** When an OFFER to the stranger as whom lastlease probes shows that an address is free. */
class ProbesTest {
  private static final MacAddress STRANGER = MacAddress.parse("02:00:00:00:00:01");
  private static final Ipv4 ADDRESS = Ipv4.parse("10.0.0.9");

  private static final long OWN = 0x3C22_FB00_0001L;
  private static final long GUEST = 0x3C22_FB00_0099L;

  private final Probes probes = new Probes(mac -> mac.bits() == OWN);

  private static long stranger(long machine) {
    return ProbeStranger.of(new MacAddress(machine)).bits();
  }

  private static Dhcp heard(long source, DhcpBytes message) {
    byte[] frame = Frames.ethernet(source, 0x0800, Frames.ipv4(message.bytes()));
    return (Dhcp)
        Objects.requireNonNull(
            Decoder.decode(new Frame(0, 1, 0, Frame.CAPTURE, 1, frame, frame.length)));
  }

  private boolean asks(long source, long chaddr, int xid) {
    return probes.isProbe(heard(source, DhcpBytes.discover(chaddr, xid)));
  }

  private boolean answers(long chaddr, int xid) {
    return probes.answersOwn(heard(GUEST, DhcpBytes.reply(2, chaddr, xid)).message());
  }

  private boolean showsFree(Ipv4 address, long seconds) {
    return probes.showsFree(STRANGER, address, seconds * Times.SECOND);
  }

  @Test
  void theSameAddressMayBeKeptForTheStrangerAndIsNone() {
    assertTrue(showsFree(ADDRESS, 0));
    assertFalse(showsFree(ADDRESS, 60));
    assertFalse(showsFree(ADDRESS, 180), "each OFFER keeps it anew");
  }

  @Test
  void afterALongerPauseAnybodyCouldHaveHadIt() {
    assertTrue(showsFree(ADDRESS, 0));
    assertTrue(showsFree(ADDRESS, 300));
  }

  @Test
  void anotherAddressIsFree() {
    assertTrue(showsFree(ADDRESS, 0));
    assertTrue(showsFree(Ipv4.parse("10.0.0.10"), 10));
    assertFalse(showsFree(Ipv4.parse("0.0.0.0"), 20));
  }

  @Test
  void onlyAnAnswerToTheOwnQuestionProves() {
    assertTrue(asks(OWN, stranger(OWN), 7));
    assertTrue(asks(GUEST, stranger(GUEST), 8));
    assertTrue(answers(stranger(OWN), 7));
    assertFalse(answers(stranger(OWN), 8), "another number");
    assertFalse(answers(stranger(GUEST), 8), "another's question");
  }

  @Test
  void whoSpeaksForItselfIsNoStranger() {
    assertTrue(asks(GUEST, stranger(GUEST), 8));
    assertFalse(asks(stranger(GUEST), stranger(GUEST), 9));
    assertFalse(probes.isProbe(heard(GUEST, DhcpBytes.reply(2, stranger(GUEST), 9))));
  }

  @Test
  void inventedStrangersDoNotPushOutTheOwnOne() {
    assertTrue(asks(OWN, stranger(OWN), 7));
    for (int i = 0; i < 200; i++) {
      assertTrue(asks(GUEST + i, stranger(GUEST + i), 8));
    }
    assertTrue(answers(stranger(OWN), 7));
  }
}
