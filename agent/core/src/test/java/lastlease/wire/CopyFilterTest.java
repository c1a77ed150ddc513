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
}
