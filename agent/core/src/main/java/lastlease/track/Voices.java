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

  private final ClientStates states;
  private final TrackEvents events;
  private long foreign;

  Voices(ClientStates states, TrackEvents events) {
    this.states = states;
    this.events = events;
  }

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

  /**
   * The same of a DHCP frame. A device that asks itself for the first time, in whose name only
   * others had asked, has moved here from behind a repeater and begins anew, or never sent what was
   * heard. By ARP guests of a repeater may be heard themselves.
   *
   * @param asks it is a DISCOVER
   */
  boolean isItself(ClientRecord client, @Nullable MacAddress source, boolean asks, long now) {
    if (!isItself(client, source, now)) {
      return false;
    }
    boolean other = source != null && !source.equals(client.mac());
    // A relay hides the source: what comes through one is nobody's own word for certain.
    boolean alone = asks && source != null && !other;
    if (alone && client.spokenFor) {
      beginsAnew(client, now);
    }
    client.spokenFor = other || client.spokenFor && !alone;
    return true;
  }

  private void beginsAnew(ClientRecord client, long now) {
    Served served = client.lastServed;
    if (served != null && served.takeBack()) {
      events.takenBack(served, false, served.at().at(now));
    }
    events.speaksAtLast(client, now);
    client.beginsAnew();
    states.enter(client, new ClientState.Idle(), now);
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
