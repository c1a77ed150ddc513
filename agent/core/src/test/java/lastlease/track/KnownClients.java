package lastlease.track;

import java.util.HexFormat;
import java.util.List;
import lastlease.reports.Client.AnswerBasis;
import lastlease.track.around.NotLetIn;
import lastlease.track.lease.Attempt;
import lastlease.track.lease.Lease;
import lastlease.track.moment.Sighting;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import lastlease.wire.Observation.Admission;
import lastlease.wire.Observation.Link;
import lastlease.wire.Observation.Seen;
import org.jspecify.annotations.Nullable;

/** Clients and what happened to them, for tests that need no frames. */
public final class KnownClients {
  private static final Ipv4 SERVER = Ipv4.parse("10.77.0.1");

  private KnownClients() {}

  /** A client that nothing is known of yet. */
  public static ClientRecord client(int ordinal) {
    return new ClientRecord(
        ordinal, MacAddress.parse("3c:22:fb:00:00:" + HexFormat.of().toHexDigits((byte) ordinal)));
  }

  /** A phone with a random address and a name, heard from a core time on. */
  public static ClientRecord phone(int ordinal, String name, long began) {
    ClientRecord phone =
        new ClientRecord(
            ordinal,
            MacAddress.parse("02:22:fb:00:00:" + HexFormat.of().toHexDigits((byte) ordinal)));
    phone.hostname = name;
    phone.parameters = List.of(1, 3, 6);
    phone.lastAttempt = attempt(began);
    hear(phone, began);
    return phone;
  }

  /** A client begins a new attempt. */
  public static void tries(ClientRecord client, long began) {
    client.lastAttempt = attempt(began);
    hear(client, began);
  }

  /** A client asks for an address, and waits for an answer. */
  public static void asks(ClientRecord client, long began) {
    client.state = new ClientState.Discovering(attempt(began));
    hear(client, began);
  }

  /** A client is heard. */
  public static void hear(ClientRecord client, long micros) {
    client.lastSeen = micros;
  }

  /** A client whose lease was granted and used in view, and that asks every server in vain. */
  public static ClientRecord rebindingHolder(int ordinal, long granted, long asks) {
    ClientRecord client = client(ordinal);
    Ipv4 address = new Ipv4(0x0A4D0000 + ordinal);
    client.acked = true;
    client.usedArp = true;
    client.lease = new Lease(address, null, at(granted), 3600L);
    client.rebinding = new ClientRecord.Rebinding(address, true, at(asks), at(asks), 1, false);
    return client;
  }

  /** It was served with an address that was, or was not, fresh. */
  public static Served served(
      ClientRecord client, long micros, @Nullable Ipv4 address, boolean fresh) {
    return new Served(
        at(micros), client, address, SERVER, AnswerBasis.OFFER, null, at(micros), fresh);
  }

  /** It began to ask then, and was served with an address that nobody had before. */
  public static Served servedSince(ClientRecord client, long began, long micros, Ipv4 address) {
    return new Served(
        at(micros), client, address, SERVER, AnswerBasis.OFFER, attempt(began), at(micros), true);
  }

  /** That success was none after all. */
  public static void takeBack(Served served) {
    served.takeBack();
  }

  /** An attempt that begins with a DISCOVER. */
  public static Attempt attempt(long micros) {
    return new Attempt(at(micros), 0, 0, true, false);
  }

  /** A client is not let in. */
  public static void keepOut(NotLetIn devices, ClientRecord client, long micros) {
    devices.take(admission(client, false), at(micros));
  }

  /** A client is let in at last. */
  public static void letIn(NotLetIn devices, ClientRecord client, long micros) {
    devices.take(admission(client, true), at(micros));
  }

  private static Admission admission(ClientRecord client, boolean granted) {
    Seen seen = new Seen(0, "capture", "", 0, 0);
    return new Admission(seen, Link.NONE, client.mac(), Admission.Step.EAP, granted, 0);
  }

  /** A sighting in no frame. */
  public static Sighting at(long micros) {
    return new Sighting(micros, 0, 0);
  }
}
