package lastlease.capture.file;

import java.io.IOException;
import lastlease.wire.PcapBytes;

/** pcap: from the magic on, and from the first record on. */
public final class PcapFuzz {
  private static final byte[] MAGIC = {(byte) 0xD4, (byte) 0xC3, (byte) 0xB2, (byte) 0xA1};

  private PcapFuzz() {}

  /** Called by the fuzzer, and with the corpus in the ordinary build. */
  public static void fuzzerTestOneInput(byte[] data) throws IOException {
    FuzzedCapture.check(data);
    FuzzedCapture.check(FuzzedCapture.joined(MAGIC, data));
    FuzzedCapture.check(FuzzedCapture.joined(PcapBytes.ethernet().bytes(), data));
  }
}
