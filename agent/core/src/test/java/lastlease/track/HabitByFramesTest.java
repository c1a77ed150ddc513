package lastlease.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.lang.reflect.Proxy;
import java.util.List;
import lastlease.reports.EvidenceCode.LifeKind;
import lastlease.track.moment.Times;
import lastlease.track.server.LifeSign;
import lastlease.wire.Decoder;
import lastlease.wire.DhcpBytes;
import lastlease.wire.Frame;
import lastlease.wire.Frames;
import lastlease.wire.MacAddress;
import lastlease.wire.Observation;
import org.junit.jupiter.api.Test;

/**
 * Devices that are served by rapid commit, whose ACK the seat does not see, come back: whether that
 * is their own doing is told by how they took the address first, before they were known to have it.
 */
class HabitByFramesTest {
  private static final long PHONE = 0x3C22_FB00_0001L;
  private static final int ADDRESS = 0x0A4D_0009;
  private static final int RAPID_COMMIT = 80;

  private final SegmentTrack track =
      new SegmentTrack(
          "test",
          (TrackEvents)
              Proxy.newProxyInstance(
                  TrackEvents.class.getClassLoader(),
                  new Class<?>[] {TrackEvents.class},
                  (proxy, method, given) ->
                      method.getReturnType() == boolean.class ? (Object) false : null));

  private long number;

  @Test
  void whoAnnouncesOnceEachTimeComesBackItself() {
    asks(0);
    arp(.3, ADDRESS);
    reboots(100);
    arp(105, ADDRESS);
    assertEquals(List.of(false), claimedOnly());
  }

  @Test
  void whoOnlyProbedAndAnnouncesNowIsDoubted() {
    asks(0);
    arp(.3, 0);
    reboots(100);
    arp(101, 0);
    arp(105, ADDRESS);
    assertEquals(List.of(true), claimedOnly(), "it had announced nothing");
  }

  @Test
  void whoProbedOnceAndDoesNotAnyMoreIsDoubted() {
    asks(0);
    arp(.3, 0);
    arp(4.3, ADDRESS);
    reboots(100);
    arp(105, ADDRESS);
    assertEquals(List.of(true), claimedOnly());
  }

  private List<Boolean> claimedOnly() {
    ClientRecord phone = track.clients().find(new MacAddress(PHONE));
    assertNotNull(phone);
    assertNotNull(phone.lastServed(), "rapid commit");
    passes(130);
    return track.happenings().lifeSigns().stream()
        .filter(sign -> sign.kind() == LifeKind.INIT_REBOOT_ACCEPTED)
        .map(LifeSign::claimed)
        .toList();
  }

  private void asks(double seconds) {
    DhcpBytes discover = DhcpBytes.discover(PHONE, 77).option(RAPID_COMMIT);
    send(seconds, Frames.ethernet(PHONE, 0x0800, Frames.ipv4(discover.bytes())));
  }

  private void reboots(double seconds) {
    DhcpBytes request = DhcpBytes.request(3, PHONE, 78).option(50, 10, 77, 0, 9);
    send(seconds, Frames.ethernet(PHONE, 0x0800, Frames.ipv4(request.bytes())));
  }

  /** From 0.0.0.0 it is a probe, else an announcement. */
  private void arp(double seconds, int sender) {
    send(seconds, Frames.ethernet(PHONE, 0x0806, Frames.arp(PHONE, sender, ADDRESS)));
  }

  private void passes(double seconds) {
    while (track.timers().next() <= at(seconds)) {
      track.timers().expire();
    }
  }

  private void send(double seconds, byte[] frame) {
    passes(seconds);
    Observation observation =
        Decoder.decode(new Frame(0, ++number, at(seconds), Frame.CAPTURE, 1, frame, frame.length));
    assertNotNull(observation);
    track.observe(observation, at(seconds));
  }

  private static long at(double seconds) {
    return Math.round(seconds * Times.SECOND);
  }
}
