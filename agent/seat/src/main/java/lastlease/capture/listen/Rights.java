package lastlease.capture.listen;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import lastlease.words.SaidException;
import lastlease.words.Saying;

/**
 * What this process may do more than others of its user: capture. No program that it starts gets
 * that, neither a command for a table of leases nor one for alerts nor a browser.
 *
 * <p>On Linux a right survives the start of another program where it is <i>ambient</i>, as the
 * launcher and the service make it ({@code capabilities(7)}). Here it is no longer; what this
 * process itself may do stays.
 */
public final class Rights {
  private static final Path STATUS = Path.of("/proc/thread-self/status");
  private static final String AMBIENT = "CapAmb:";

  /** {@code PR_CAP_AMBIENT} and {@code PR_CAP_AMBIENT_CLEAR_ALL} of {@code linux/prctl.h}. */
  private static final int PR_CAP_AMBIENT = 47;

  private static final long CLEAR_ALL = 4;

  private Rights() {}

  interface Clib extends Library {
    int prctl(int what, NativeLong how, NativeLong none, NativeLong nothing, NativeLong never);
  }

  /**
   * Keeps the right to capture from programs that are started from now on. It is a thread's own,
   * and a new one has its maker's: to be called before this program makes any.
   *
   * @throws SaidException where it cannot be kept from them
   */
  public static void keep() throws SaidException {
    if (!anyAmbient()) {
      return;
    }
    try {
      NativeLong zero = new NativeLong(0);
      int failed =
          Native.load("c", Clib.class)
              .prctl(PR_CAP_AMBIENT, new NativeLong(CLEAR_ALL), zero, zero, zero);
      if (failed != 0 || anyAmbient()) {
        throw new SaidException(Saying.of("capture.rights").with("why", "prctl"));
      }
    } catch (LinkageError e) {
      throw new SaidException(Saying.of("capture.rights").with("why", e.toString()), e);
    }
  }

  private static boolean anyAmbient() throws SaidException {
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith(AMBIENT))
          .anyMatch(line -> !line.substring(AMBIENT.length()).strip().matches("0*"));
    } catch (NoSuchFileException e) {
      // Another system than Linux, where a right is the file's or nobody's.
      return false;
    } catch (IOException e) {
      throw new SaidException(Saying.of("capture.rights").with("why", e.toString()), e);
    }
  }
}
