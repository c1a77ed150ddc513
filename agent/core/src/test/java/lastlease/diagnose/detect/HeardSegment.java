package lastlease.diagnose.detect;

import java.lang.reflect.Proxy;
import java.util.function.Consumer;
import lastlease.diagnose.detect.madeup.Forgeries;
import lastlease.track.Asked;
import lastlease.track.ClientRecord;
import lastlease.track.SegmentTrack;
import lastlease.track.Served;
import lastlease.track.TrackEvents;
import lastlease.track.moment.Times;
import lastlease.wire.Decoder;
import lastlease.wire.DhcpBytes;
import lastlease.wire.Frame;
import lastlease.wire.Frames;
import lastlease.wire.MacAddress;
import lastlease.wire.Observation;
import org.jspecify.annotations.Nullable;

/** A segment of which frames are heard, and one that listens to what becomes of its clients. */
public final class HeardSegment {
  public static final long SERVER = 0x0200_0A4D_0001L;
  static final int SERVER_IP = 0x0A4D_0001;
  private static final long T0 = 1_795_000_000L * Times.SECOND;

  public final SegmentTrack track;
  private Consumer<Asked> wants = asked -> {};
  private Consumer<Served> served = one -> {};
  private Consumer<Served> used = one -> {};
  private long number;

  public HeardSegment() {
    track =
        new SegmentTrack(
            "test",
            (TrackEvents)
                Proxy.newProxyInstance(
                    TrackEvents.class.getClassLoader(),
                    new Class<?>[] {TrackEvents.class},
                    (proxy, method, given) -> {
                      happens(method.getName(), given);
                      return null;
                    }));
  }

  private void happens(String what, Object... given) {
    switch (what) {
      case "wants" -> wants.accept((Asked) given[0]);
      case "served" -> served.accept((Served) given[0]);
      case "used" -> used.accept((Served) given[0]);
      default -> {
        // No flood is told by it.
      }
    }
  }

  public void toldTo(Forgeries forgeries) {
    wants = forgeries::wants;
  }

  void toldTo(Flood flood) {
    wants = flood::wants;
    served = flood::served;
    used = flood::used;
  }

  /** Core time. */
  static long at(double seconds) {
    return T0 + Math.round(seconds * Times.SECOND);
  }

  /** Lets time pass: does what is due. */
  void advance(double seconds) {
    while (track.timers().next() <= at(seconds)) {
      track.timers().expire();
    }
  }

  private void hears(double seconds, byte[] frame) {
    advance(seconds);
    Observation observation =
        Decoder.decode(new Frame(0, ++number, at(seconds), Frame.CAPTURE, 1, frame, frame.length));
    if (observation == null) {
      throw new AssertionError("a frame that says nothing");
    }
    track.observe(observation, at(seconds));
  }

  public void discover(double seconds, long mac, int xid) {
    discover(seconds, mac, xid, mac);
  }

  /** A DISCOVER in a frame of another station. */
  public void discover(double seconds, long mac, int xid, long source) {
    hears(seconds, ethernet(source, DhcpBytes.discover(mac, xid)));
  }

  /** A DISCOVER that a relay passes on. */
  public void relayed(double seconds, long mac, int xid, long relay) {
    DhcpBytes discover =
        DhcpBytes.discover(mac, xid).fixed(24, (byte) 10, (byte) 77, (byte) 0, (byte) 2);
    hears(seconds, ethernet(relay, discover));
  }

  /** A REQUEST for the address 10.77.1.HOST that the server offered. */
  public void takes(double seconds, long mac, int xid, int host) {
    DhcpBytes request =
        DhcpBytes.request(3, mac, xid).option(50, 10, 77, 1, host).option(54, 10, 77, 0, 1);
    hears(seconds, ethernet(mac, request));
  }

  /** An OFFER of a station, broadcast. */
  public void offers(double seconds, long mac, int xid, long station) {
    DhcpBytes offer =
        DhcpBytes.reply(2, mac, xid)
            .fixed(16, (byte) 10, (byte) 77, (byte) 1, (byte) 9)
            .option(54, 10, 77, 0, 1);
    hears(
        seconds,
        Frames.ethernet(station, 0x0800, Frames.ipv4(offer.bytes(), SERVER_IP, -1, 67, 68)));
  }

  /** It announces the address 10.77.1.HOST. */
  public void announces(double seconds, long mac, int host) {
    int address = 0x0A4D_0100 + host;
    hears(seconds, Frames.ethernet(mac, 0x0806, Frames.arp(mac, address, address)));
  }

  private static byte[] ethernet(long source, DhcpBytes message) {
    return Frames.ethernet(source, 0x0800, Frames.ipv4(message.bytes()));
  }

  @Nullable
  public ClientRecord client(long mac) {
    return track.clients().find(new MacAddress(mac));
  }
}
