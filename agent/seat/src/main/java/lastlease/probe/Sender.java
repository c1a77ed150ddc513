package lastlease.probe;

import java.io.IOException;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapNativeException;

/** Sends raw frames on an interface through libpcap. Made for a probe that was asked for, only. */
public final class Sender implements Outlet {
  private final PcapHandle handle;
  private final String name;

  private Sender(String name, PcapHandle handle) {
    this.name = name;
    this.handle = handle;
  }

  /**
   * Opens an interface for sending.
   *
   * @throws IOException with one line that says why not
   */
  public static Sender open(String name) throws IOException {
    try {
      return new Sender(name, new PcapHandle.Builder(name).snaplen(64).timeoutMillis(1).build());
    } catch (PcapNativeException e) {
      throw new SaidException(
          Saying.of("probe.cannotSend")
              .with("name", name)
              .with("why", String.valueOf(e.getMessage())),
          e);
    } catch (LinkageError e) {
      throw new SaidException(Saying.of("probe.libpcap"), e);
    }
  }

  @Override
  public void send(byte[] frame) throws IOException {
    try {
      handle.sendPacket(frame);
    } catch (PcapNativeException | NotOpenException e) {
      throw new SaidException(
          Saying.of("probe.cannotSend")
              .with("name", name)
              .with("why", String.valueOf(e.getMessage())),
          e);
    }
  }

  @Override
  public void close() {
    handle.close();
  }
}
