package lastlease.capture.file;

import java.io.IOException;
import java.nio.ByteOrder;
import lastlease.wire.PcapngBytes;

/** pcapng: from the first block on, and behind a section with an interface, in both byte orders. */
public final class PcapngFuzz {
  private static final byte[] SECTION = {10, 13, 13, 10};

  private PcapngFuzz() {}

  /** Called by the fuzzer, and with the corpus in the ordinary build. */
  public static void fuzzerTestOneInput(byte[] data) throws IOException {
    FuzzedCapture.check(FuzzedCapture.joined(SECTION, data));
    for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
      byte[] begun = new PcapngBytes().section(order).iface(1, "a").bytes();
      FuzzedCapture.check(FuzzedCapture.joined(begun, data));
    }
  }
}
