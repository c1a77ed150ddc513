package lastlease.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import lastlease.wire.Decoder;
import lastlease.wire.DhcpBytes;
import lastlease.wire.DhcpMessage.Type;
import lastlease.wire.Frame;
import lastlease.wire.Frames;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import lastlease.wire.Observation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CheckTest {
  private static final MacAddress MAC = MacAddress.parse("3c:22:fb:00:00:01");
  private static final Ipv4 OWN = Ipv4.parse("10.0.0.7");
  private static final int XID = 0x12345678;
  private static final long SLOW = 5_000;

  private static Check check(@Nullable Ipv4 own, boolean discover) {
    Check check = new Check(MAC, own, discover, XID);
    check.toSend(0);
    return check;
  }

  private static Observation decoded(byte[] frame, long micros) {
    return Objects.requireNonNull(
        Decoder.decode(new Frame(0, 1, micros, "eth0", 1, frame, frame.length)));
  }

  private static Observation reply(int type, int xid, long micros) {
    DhcpBytes bytes =
        DhcpBytes.reply(type, MAC.bits(), xid)
            .option(54, 10, 0, 0, 1)
            .fixed(16, (byte) 10, (byte) 0, (byte) 0, (byte) 99);
    byte[] ip = Frames.ipv4(bytes.bytes(), 0x0A000001, -1, 67, 68);
    return decoded(Frames.of(1, 0x0050_5600_0001L, ip), micros);
  }

  @Test
  void itSendsAnInformOfItsOwnAndADiscoverOfAStranger() {
    List<byte[]> frames = new Check(MAC, OWN, true, XID).toSend(0);
    Observation.Dhcp inform = assertInstanceOf(Observation.Dhcp.class, decoded(frames.get(0), 0));
    assertEquals(Type.INFORM, inform.message().type());
    assertEquals(OWN, inform.message().ciaddr());
    assertEquals(MAC, inform.message().chaddr());
    Observation.Dhcp discover = assertInstanceOf(Observation.Dhcp.class, decoded(frames.get(1), 0));
    assertEquals(Type.DISCOVER, discover.message().type());
    assertTrue(discover.message().broadcast());
    assertEquals(MAC, discover.link().source());
    MacAddress stranger = Objects.requireNonNull(discover.message().chaddr());
    assertTrue(stranger.isLocal() && !stranger.isGroup() && !stranger.equals(MAC));
  }

  @Test
  void anOfferIsOk() {
    Check check = check(OWN, true);
    check.take(reply(5, XID, 20_000));
    check.take(reply(2, XID + 1, 1_200_000));
    assertTrue(check.isDone());
    assertEquals(Result.Status.OK, check.result().status(SLOW));
    assertEquals(
        "server 10.0.0.1 offers 10.0.0.99 after 1.20 s", check.result().meaning(SLOW).toString());
    assertEquals(" offer=1.200s inform=0.020s", check.result().data());
  }

  @Test
  void aLateOfferIsAWarning() {
    Check check = check(null, true);
    check.take(reply(2, XID + 1, 6_000_000));
    assertEquals(Result.Status.WARNING, check.result().status(SLOW));
  }

  @Test
  void lifeWithoutAnOfferIsAFullPool() {
    Check check = check(OWN, true);
    check.take(reply(5, XID, 20_000));
    assertFalse(check.isDone());
    assertEquals(1, check.toSend(2_500_000).size());
    assertEquals(Result.Status.CRITICAL, check.result().status(SLOW));
    assertTrue(check.result().meaning(SLOW).toString().contains("the pool is full"));
  }

  @Test
  void silenceIsNotCalledAFullPool() {
    Check check = check(OWN, true);
    assertEquals(Result.Status.CRITICAL, check.result().status(SLOW));
    assertTrue(check.result().meaning(SLOW).toString().startsWith("no DHCP server answers"));
    assertTrue(check(null, true).result().meaning(SLOW).toString().contains("cannot tell which"));
  }

  @Test
  void answersToOthersDoNotCount() {
    Check check = check(OWN, true);
    check.take(reply(2, 99, 20_000));
    check.take(reply(5, XID + 1, 20_000));
    check.take(reply(6, XID, 20_000));
    assertEquals(new Result(true, true, null, null), check.result());
  }

  @Test
  void whatCannotBeAskedIsUnknown() {
    assertEquals(Result.Status.UNKNOWN, check(null, false).result().status(SLOW));
  }
}
