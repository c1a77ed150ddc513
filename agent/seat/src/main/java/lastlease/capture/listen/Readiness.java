package lastlease.capture.listen;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.io.Closeable;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;
import org.pcap4j.core.PcapHandle;

/**
 * Waits until a capture has something, without looking again and again, or until it is woken.
 * pcap4j does not offer libpcap's descriptor to wait on; where it cannot be had, whoever reads
 * looks again after a pause.
 */
final class Readiness implements Closeable {
  private static final short POLLIN = 1;

  /** A {@code struct pollfd}: an int and two shorts. */
  private static final int SIZE = 8;

  private static final int EVENTS = 4;
  private static final int REVENTS = 6;

  private final Clib clib;
  private final Memory descriptors = new Memory(2 * SIZE);
  private final int[] pipe;
  private boolean closed;

  interface Clib extends Library {
    int poll(Pointer descriptors, NativeLong count, int millis);

    int pipe(int[] ends);

    NativeLong write(int descriptor, byte[] bytes, NativeLong count);

    int close(int descriptor);
  }

  interface Pcap extends Library {
    int pcap_get_selectable_fd(Pointer handle);
  }

  private Readiness(Clib clib, int descriptor, int[] pipe) {
    this.clib = clib;
    this.pipe = pipe;
    descriptors.setInt(0, descriptor);
    descriptors.setShort(EVENTS, POLLIN);
    descriptors.setInt(SIZE, pipe[0]);
    descriptors.setShort(SIZE + EVENTS, POLLIN);
  }

  /** Null where it cannot be waited for. */
  static @Nullable Readiness of(PcapHandle handle) {
    try {
      Field field = PcapHandle.class.getDeclaredField("handle");
      field.setAccessible(true);
      if (!(field.get(handle) instanceof Pointer pointer)) {
        return null;
      }
      String name = System.getProperty("org.pcap4j.core.pcapLibName", "pcap");
      int descriptor = Native.load(name, Pcap.class).pcap_get_selectable_fd(pointer);
      Clib clib = Native.load("c", Clib.class);
      int[] pipe = new int[2];
      return descriptor < 0 || clib.pipe(pipe) != 0 ? null : new Readiness(clib, descriptor, pipe);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      // Another pcap4j, another system: then it is looked again after a pause.
      return null;
    }
  }

  /**
   * Waits for frames.
   *
   * @return false when the wait makes no sense now: the interface is down, or a signal came
   */
  boolean await(int millis) {
    descriptors.setShort(REVENTS, (short) 0);
    descriptors.setShort(SIZE + REVENTS, (short) 0);
    int ready = clib.poll(descriptors, new NativeLong(2), millis);
    return ready >= 0 && (descriptors.getShort(REVENTS) & ~POLLIN) == 0;
  }

  /** Ends the wait, now or when it begins. */
  synchronized void wake() {
    if (!closed) {
      clib.write(pipe[1], new byte[1], new NativeLong(1));
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    clib.close(pipe[0]);
    clib.close(pipe[1]);
  }
}
