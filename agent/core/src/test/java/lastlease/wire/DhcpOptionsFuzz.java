package lastlease.wire;

/** Options behind the fixed part of a message, of a client and of a server. */
public final class DhcpOptionsFuzz {
  private DhcpOptionsFuzz() {}

  /** Called by the fuzzer, and with the corpus in the ordinary build. */
  public static void fuzzerTestOneInput(byte[] data) {
    int[] options = new int[data.length];
    for (int i = 0; i < data.length; i++) {
      options[i] = data[i] & 0xFF;
    }
    long mac = 0x3C22_FB00_0001L;
    for (DhcpBytes head :
        new DhcpBytes[] {DhcpBytes.discover(mac, 1), DhcpBytes.reply(5, mac, 1)}) {
      byte[] packet = Frames.ipv4(head.raw(options).withoutEnd().bytes());
      FuzzedFrame.check(1, Frames.of(1, mac, packet));
    }
  }
}
