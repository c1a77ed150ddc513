package lastlease.wire;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class CopyFilterTest {
  private static final long MAC = 0x0200_0000_0001L;
  private final CopyFilter filter = new CopyFilter();

  private static Observation at(long micros, DhcpBytes message, int... vlans) {
    byte[] frame = Frames.ethernet(MAC, 0x0800, Frames.ipv4(message.bytes()), vlans);
    return Objects.requireNonNull(
        Decoder.decode(new Frame(0, 1, micros, "capture", 1, frame, frame.length)));
  }

  @Test
  void theSameMessageUnderAnotherTagIsACopy() {
    assertNull(filter.original(at(0, DhcpBytes.discover(MAC, 1))));
    assertNotNull(filter.original(at(200, DhcpBytes.discover(MAC, 1), 20)));
  }

  @Test
  void theSameMessageBehindARelayIsACopy() {
    assertNull(filter.original(at(0, DhcpBytes.discover(MAC, 1))));
    DhcpBytes relayed =
        DhcpBytes.discover(MAC, 1).fixed(3, (byte) 1).fixed(24, (byte) 10, (byte) 1).option(82, 1);
    assertNotNull(filter.original(at(900, relayed)));
  }

  @Test
  void aRetransmissionIsNone() {
    assertNull(filter.original(at(0, DhcpBytes.discover(MAC, 1).secs(0))));
    assertNull(filter.original(at(900, DhcpBytes.discover(MAC, 1).secs(3))));
    assertNull(filter.original(at(60_000, DhcpBytes.discover(MAC, 1).secs(0))));
  }

  private static Observation between(long micros, int from, int to, DhcpBytes message) {
    byte[] frame = Frames.ethernet(MAC, 0x0800, Frames.ipv4(message.bytes(), from, to, 67, 68));
    return Objects.requireNonNull(
        Decoder.decode(new Frame(0, 1, micros, "capture", 1, frame, frame.length)));
  }

  @Test
  void theSameWordsBetweenOtherAddressesAreNoCopy() {
    for (int i = 0; i < 250; i++) {
      assertNull(
          filter.original(
              between(i * 10L, 0x0A000001, 0x0A000100 + i, DhcpBytes.reply(5, MAC, 1))));
    }
  }

  @Test
  void aReplyThatARelayPassesOnIsACopyWhateverItsAddresses() {
    DhcpBytes reply = DhcpBytes.reply(2, MAC, 1).fixed(24, (byte) 10, (byte) 9, (byte) 0, (byte) 1);
    assertNull(filter.original(between(0, 0x0A000001, 0x0A090001, reply)));
    assertNotNull(filter.original(between(300, 0x0A090001, -1, reply)));
  }

  @Test
  void anotherOptionOrAnotherPointIsNoCopy() {
    assertNull(filter.original(at(0, DhcpBytes.discover(MAC, 1))));
    assertNull(filter.original(at(100, DhcpBytes.discover(MAC, 1).option(12, "a"))));
    assertNull(filter.original(at(200, DhcpBytes.discover(MAC, 1).option(12, "b"))));
    assertNotNull(filter.original(at(300, DhcpBytes.discover(MAC, 1).option(12, "a"))));
    assertNotNull(filter.original(at(400, DhcpBytes.discover(MAC, 1))));
  }

  @Test
  void aCrowdBetweenAMessageAndItsCopyHidesItNot() {
    assertNull(filter.original(at(0, DhcpBytes.discover(MAC, 1))));
    for (int i = 2; i < 500; i++) {
      assertNull(filter.original(at(i, DhcpBytes.discover(MAC + i, i))));
    }
    assertNotNull(filter.original(at(1_000, DhcpBytes.discover(MAC, 1), 20)));
  }
}
