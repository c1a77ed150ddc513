package lastlease.live;

import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import lastlease.capture.Interfaces;
import lastlease.capture.OwnLease;
import lastlease.capture.SelfAddresses;
import lastlease.wire.Frame;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import lastlease.wire.Observation;

/** The machine's own addresses as the core hears of them. */
final class OwnReports {
  private final SelfAddresses addresses = new SelfAddresses();
  private final List<String> names;
  private final boolean stream;

  /**
   * @param names of the watched interfaces
   * @param stream whether a stream is watched, of which it is not known where it comes from
   */
  OwnReports(List<String> names, boolean stream) {
    this.names = names;
    this.stream = stream;
  }

  /** What changed since the last call; at the first one, everything. */
  List<Observation.OwnAddress> changes(long micros) throws SocketException {
    List<Observation.OwnAddress> told = new ArrayList<>();
    for (SelfAddresses.Own own : addresses.changes()) {
      if (stream || names.contains(own.iface())) {
        told.add(told(own, stream ? Frame.CAPTURE : own.iface(), micros));
      }
    }
    return told;
  }

  private Observation.OwnAddress told(SelfAddresses.Own own, String point, long micros) {
    OwnLease lease = own.lease();
    String server = lease == null ? null : lease.server();
    String router = lease == null ? null : lease.router();
    return new Observation.OwnAddress(
        new Observation.Seen(micros, point, "", 0, 0),
        own.iface(),
        MacAddress.parse(own.mac()),
        Ipv4.parse(own.address()),
        own.prefixLength(),
        own.present(),
        Interfaces.isVirtual(own.iface()) && !names.contains(own.iface()),
        server == null ? null : Ipv4.parse(server),
        lease == null ? null : lease.seconds(),
        router == null ? null : Ipv4.parse(router));
  }
}
