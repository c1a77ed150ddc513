package lastlease.track;

import lastlease.track.moment.Times;
import lastlease.wire.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks: anybody can write any chaddr, and in managed Wi-Fi everybody has to write his own
 * Ethernet source. What comes in the name of a device that speaks for itself, but out of another
 * station, is not the device's. Devices behind a repeater, or a relay, are never heard themselves.
 */
final class Voices {
  /** A device that was heard itself so lately has not moved behind a repeater, as a rule. */
  private static final long LATELY = 300 * Times.SECOND;

  private long foreign;

  /**
   * Whether a frame is of the client that it names, as far as that is known.
   *
   * @param source Ethernet source; null where the link has none, or a relay hides it
   */
  boolean isItself(ClientRecord client, @Nullable MacAddress source, long now) {
    MacAddress mac = client.mac();
    if (mac == null || source == null) {
      return true;
    }
    if (source.equals(mac)) {
      client.spokeItself = now;
      return true;
    }
    if (now - client.spokeItself <= LATELY) {
      foreign++;
      return false;
    }
    return true;
  }

  /** Somebody else speaks in the name of a server that was just heard. */
  void foreignReply() {
    foreign++;
  }

  /** Frames in the names of devices and servers that did not send them. */
  long foreign() {
    return foreign;
  }
}
