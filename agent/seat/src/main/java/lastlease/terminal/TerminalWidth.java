package lastlease.terminal;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import java.util.function.IntSupplier;

/** How wide the terminal on standard error is, now: windows are resized while a session runs. */
public final class TerminalWidth implements IntSupplier {
  private static final int STANDARD_ERROR = 2;

  /** {@code TIOCGWINSZ} of Linux, and of macOS and the BSDs. */
  private static final long LINUX = 0x5413;

  private static final long BSD = 0x4008_7468;

  /** {@code struct winsize}: four shorts, of which the second is the number of columns. */
  private static final int SIZE = 8;

  private static final int COLUMNS_AT = 2;

  private final int begin;
  private boolean askable = !Platform.isWindows();

  /** The part of the C library that knows. */
  interface Terminals extends Library {
    /** As in C; the last argument is where the answer goes. */
    int ioctl(int descriptor, NativeLong request, Object... answer);
  }

  private static final class C {
    private static final Terminals LIBRARY = Native.load("c", Terminals.class);
  }

  /**
   * Asks the terminal.
   *
   * @param begin the answer where it does not tell
   */
  public TerminalWidth(int begin) {
    this.begin = begin;
  }

  /** In columns. */
  @Override
  public int getAsInt() {
    if (!askable) {
      return begin;
    }
    try (Memory size = new Memory(SIZE)) {
      size.clear();
      NativeLong request = new NativeLong(Platform.isLinux() ? LINUX : BSD);
      int columns =
          C.LIBRARY.ioctl(STANDARD_ERROR, request, size) == 0
              ? Short.toUnsignedInt(size.getShort(COLUMNS_AT))
              : 0;
      return columns > 0 ? columns : begin;
    } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
      // A platform that JNA has no code for, or a directory that forbids it: as it was at first.
      askable = false;
      return begin;
    }
  }
}
