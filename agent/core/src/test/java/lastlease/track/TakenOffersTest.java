package lastlease.track;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import lastlease.track.moment.Times;
import lastlease.wire.Decoder;
import lastlease.wire.DhcpBytes;
import lastlease.wire.Frame;
import lastlease.wire.Frames;
import lastlease.wire.Observation;
import org.junit.jupiter.api.Test;

/** Whether a client that went on asking takes another OFFER. */
class TakenOffersTest {
  private static final long PHONE = 0x3C22_FB00_0001L;
  private static final long SERVER = 0x0200_0A4D_0001L;
  private static final int SERVER_IP = 0x0A4D_0001;

  private int taken;
  private long number;

  private final SegmentTrack track =
      new SegmentTrack(
          "test",
          (TrackEvents)
              Proxy.newProxyInstance(
                  TrackEvents.class.getClassLoader(),
                  new Class<?>[] {TrackEvents.class},
                  (proxy, method, given) -> {
                    taken += method.getName().equals("tookOffer") ? 1 : 0;
                    return null;
                  }));

  @Test
  void anOfferIsTakenWhereTheLateAckToAnEarlierOneCameBetween() {
    wasAnsweredInVain();
    discover(20);
    ack(21);
    request(24);
    assertEquals(1, taken);
  }

  @Test
  void anOfferIsTakenWhereNothingCameBetween() {
    wasAnsweredInVain();
    discover(20);
    request(24);
    assertEquals(1, taken);
  }

  @Test
  void whoRepeatsItsRequestTakesNoOther() {
    wasAnsweredInVain();
    discover(20);
    ack(21);
    request(24);
    request(27);
    request(31);
    assertEquals(1, taken);
  }

  @Test
  void nobodyTakesAnOfferByAnAckAlone() {
    wasAnsweredInVain();
    discover(20);
    ack(21);
    assertEquals(0, taken);
  }

  /** It goes on asking, whatever was said to it. */
  private void wasAnsweredInVain() {
    discover(0);
    discover(3);
    ack(4);
    discover(10);
  }

  private void discover(int seconds) {
    client(seconds, DhcpBytes.discover(PHONE, 7));
  }

  private void request(int seconds) {
    client(
        seconds, DhcpBytes.request(3, PHONE, 7).option(50, 10, 77, 1, 9).option(54, 10, 77, 0, 1));
  }

  private void client(int seconds, DhcpBytes message) {
    hears(seconds, Frames.ethernet(PHONE, 0x0800, Frames.ipv4(message.bytes())));
  }

  private void ack(int seconds) {
    DhcpBytes message =
        DhcpBytes.reply(5, PHONE, 7)
            .fixed(16, (byte) 10, (byte) 77, (byte) 1, (byte) 9)
            .option(54, 10, 77, 0, 1);
    hears(
        seconds,
        Frames.ethernet(SERVER, 0x0800, Frames.ipv4(message.bytes(), SERVER_IP, -1, 67, 68)));
  }

  private void hears(int seconds, byte[] frame) {
    long at = seconds * Times.SECOND;
    while (track.timers().next() <= at) {
      track.timers().expire();
    }
    Observation observation =
        Decoder.decode(new Frame(0, ++number, at, Frame.CAPTURE, 1, frame, frame.length));
    if (observation == null) {
      throw new AssertionError("a frame that says nothing");
    }
    track.observe(observation, at);
  }
}
