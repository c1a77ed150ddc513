package lastlease.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import lastlease.track.lease.Attempt;
import lastlease.track.moment.Times;
import lastlease.wire.Decoder;
import lastlease.wire.DhcpBytes;
import lastlease.wire.Frame;
import lastlease.wire.Frames;
import lastlease.wire.MacAddress;
import lastlease.wire.Observation;
import org.junit.jupiter.api.Test;

/** What others say in a device's name, before and after it speaks itself. */
class VoicesTest {
  private static final long PHONE = 0x3C22_FB00_0001L;
  private static final long OTHER = 0x9C8E_CD00_0001L;
  private static final int REQUEST = 3;

  private final List<String> told = new ArrayList<>();
  private long number;

  private final SegmentTrack track =
      new SegmentTrack(
          "test",
          (TrackEvents)
              Proxy.newProxyInstance(
                  TrackEvents.class.getClassLoader(),
                  new Class<?>[] {TrackEvents.class},
                  (proxy, method, given) -> {
                    told.add(method.getName());
                    return method.getReturnType() == boolean.class ? (Object) false : null;
                  }));

  @Test
  void whatOthersAskedInItsNameIsNotItsOwn() {
    asks(0, OTHER);
    asks(4, OTHER);
    asks(12, OTHER);
    asks(70, PHONE);
    assertEquals(at(70), attempt().first().micros());
    assertEquals(1, attempt().count());
    assertEquals(1, phone().asks());
  }

  @Test
  void whatOthersTookInItsNameIsTakenBack() {
    asks(0, OTHER);
    takes(.3, OTHER);
    assertNotNull(phone().lastServed());
    asks(40, PHONE);
    assertTrue(told.contains("takenBack"), () -> told.toString());
    assertTrue(attempt().newcomer());
  }

  @Test
  void aGuestOfARepeaterGoesOn() {
    asks(0, OTHER);
    asks(4, OTHER);
    assertEquals(at(0), attempt().first().micros());
    assertEquals(2, attempt().count());
  }

  /** A relay hides who sent: that is no word of the device's own. */
  @Test
  void throughARelayNobodyBeginsAnew() {
    asks(0, OTHER);
    byte[] relay = {10, 0, 0, 1};
    send(4, DhcpBytes.discover(PHONE, 77).fixed(24, relay), PHONE);
    assertEquals(at(0), attempt().first().micros());
    assertEquals(2, attempt().count());
  }

  @Test
  void whoTakesItsOfferItselfHadAskedForIt() {
    asks(0, OTHER);
    takes(.3, PHONE);
    assertNotNull(phone().lastServed());
    assertFalse(told.contains("takenBack"), () -> told.toString());
  }

  @Test
  void afterItSpokeNobodySpeaksForIt() {
    asks(0, PHONE);
    asks(4, OTHER);
    takes(5, OTHER);
    assertEquals(1, attempt().count());
    assertEquals(2, track.foreignFrames());
  }

  private ClientRecord phone() {
    ClientRecord phone = track.clients().find(new MacAddress(PHONE));
    assertNotNull(phone);
    return phone;
  }

  private Attempt attempt() {
    Attempt attempt = phone().attempt();
    assertNotNull(attempt);
    return attempt;
  }

  private static long at(double seconds) {
    return Math.round(seconds * Times.SECOND);
  }

  private void asks(double seconds, long source) {
    send(seconds, DhcpBytes.discover(PHONE, 77), source);
  }

  private void takes(double seconds, long source) {
    send(
        seconds,
        DhcpBytes.request(REQUEST, PHONE, 77).option(50, 10, 77, 0, 9).option(54, 10, 77, 0, 1),
        source);
  }

  private void send(double seconds, DhcpBytes message, long source) {
    byte[] frame = Frames.ethernet(source, 0x0800, Frames.ipv4(message.bytes()));
    while (track.timers().next() <= at(seconds)) {
      track.timers().expire();
    }
    Observation observation =
        Decoder.decode(new Frame(0, ++number, at(seconds), Frame.CAPTURE, 1, frame, frame.length));
    assertNotNull(observation);
    track.observe(observation, at(seconds));
  }
}
