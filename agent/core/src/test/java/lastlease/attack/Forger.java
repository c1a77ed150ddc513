package lastlease.attack;

import static lastlease.simulator.Packets.BROADCAST;
import static lastlease.simulator.Packets.EVERYBODY;
import static lastlease.simulator.Packets.fromClient;
import static lastlease.simulator.Packets.fromServer;
import static lastlease.simulator.Packets.octets;

import lastlease.simulator.Packets;
import lastlease.wire.DhcpBytes;

/**
 * Frames as an attacker makes them, from its own Ethernet address or another's; the address is
 * always the last argument.
 */
final class Forger {
  /** The attacker's own interface. */
  static final long OWN = 0x9C8E_CD12_3456L;

  private static final int OFFER = 2;
  private static final int REQUEST = 3;
  private static final int DECLINE = 4;
  private static final int ACK = 5;
  private static final int NAK = 6;
  private static final int RELEASE = 7;

  private Forger() {}

  static byte[] offer(long client, int xid, int address, int server, long source) {
    return reply(OFFER, client, xid, address, server, source);
  }

  static byte[] ack(long client, int xid, int address, int server, long source) {
    return reply(ACK, client, xid, address, server, source);
  }

  private static byte[] reply(
      int type, long client, int xid, int address, int server, long source) {
    DhcpBytes reply =
        DhcpBytes.reply(type, client, xid)
            .fixed(16, Packets.bytes(address))
            .option(54, octets(server))
            .option(51, 0, 0, 14, 16)
            .option(1, 255, 255, 255, 0);
    return fromServer(reply, source, EVERYBODY, server, BROADCAST);
  }

  /** An ACK to an INFORM: it gives no address. */
  static byte[] informed(long client, int xid, int address, int server, long source) {
    DhcpBytes ack =
        DhcpBytes.reply(ACK, client, xid)
            .fixed(12, Packets.bytes(address))
            .option(54, octets(server))
            .option(1, 255, 255, 255, 0);
    return fromServer(ack, source, EVERYBODY, server, BROADCAST);
  }

  /** An ACK as it goes to one client only: to its address, and to a station of the link layer. */
  static byte[] unicastAck(
      long client, int xid, int address, int server, long station, long source) {
    DhcpBytes ack =
        DhcpBytes.reply(ACK, client, xid)
            .fixed(16, Packets.bytes(address))
            .option(54, octets(server))
            .option(51, 0, 0, 14, 16)
            .option(1, 255, 255, 255, 0);
    return fromServer(ack, source, station, server, address);
  }

  static byte[] nak(long client, int xid, int server, long source) {
    DhcpBytes nak = DhcpBytes.reply(NAK, client, xid).option(54, octets(server));
    return fromServer(nak, source, EVERYBODY, server, BROADCAST);
  }

  static byte[] discover(long client, int xid, long source) {
    return fromClient(DhcpBytes.discover(client, xid), source, EVERYBODY, 0, BROADCAST);
  }

  /** The REQUEST that takes a server's offer. */
  static byte[] select(long client, int xid, int address, int server, long source) {
    DhcpBytes request =
        DhcpBytes.request(REQUEST, client, xid)
            .option(50, octets(address))
            .option(54, octets(server));
    return fromClient(request, source, EVERYBODY, 0, BROADCAST);
  }

  static byte[] reboot(long client, int xid, int address, long source) {
    DhcpBytes request = DhcpBytes.request(REQUEST, client, xid).option(50, octets(address));
    return fromClient(request, source, EVERYBODY, 0, BROADCAST);
  }

  static byte[] rebind(long client, int xid, int address, long source) {
    DhcpBytes request = DhcpBytes.request(REQUEST, client, xid).fixed(12, Packets.bytes(address));
    return fromClient(request, source, EVERYBODY, address, BROADCAST);
  }

  static byte[] release(long client, int xid, int address, int server, long source) {
    DhcpBytes release =
        DhcpBytes.request(RELEASE, client, xid)
            .fixed(12, Packets.bytes(address))
            .option(54, octets(server));
    return fromClient(release, source, EVERYBODY, address, BROADCAST);
  }

  static byte[] decline(long client, int xid, int address, int server, long source) {
    DhcpBytes decline =
        DhcpBytes.request(DECLINE, client, xid)
            .option(50, octets(address))
            .option(54, octets(server));
    return fromClient(decline, source, EVERYBODY, 0, BROADCAST);
  }

  /** ARP in somebody's name, from the Ethernet address that it names. */
  static byte[] arp(long station, int sender, int target) {
    return Packets.arp(station, sender, target);
  }
}
