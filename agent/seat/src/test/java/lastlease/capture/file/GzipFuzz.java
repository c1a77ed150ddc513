package lastlease.capture.file;

import java.io.IOException;

/** gzip: from its magic on, and behind a header that is right. */
public final class GzipFuzz {
  private static final byte[] MAGIC = {0x1F, (byte) 0x8B};
  private static final byte[] HEADER = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 0};

  private GzipFuzz() {}

  /** Called by the fuzzer, and with the corpus in the ordinary build. */
  public static void fuzzerTestOneInput(byte[] data) throws IOException {
    FuzzedCapture.check(FuzzedCapture.joined(MAGIC, data));
    FuzzedCapture.check(FuzzedCapture.joined(HEADER, data));
  }
}
