package lastlease.alert;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Where a text is kept over restarts. */
public interface Shelf {
  /** What was kept last; empty where nothing was. */
  String load() throws IOException;

  /**
   * Keeps a text in the place of the last; it is durable when this returns.
   *
   * @throws IOException when it cannot be kept
   * @throws Taken when another process keeps it from now on
   */
  void save(String text) throws IOException;

  /** Another process tells in this one's place: nothing may be told any more. */
  final class Taken extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Taken(Throwable cause) {
      super(cause);
    }
  }

  /** A file, written anew atomically. */
  static Shelf file(Path file) {
    return new Shelf() {
      @Override
      public String load() throws IOException {
        return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
      }

      @Override
      public void save(String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, text, StandardCharsets.UTF_8);
        Files.move(
            fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      }

      @Override
      public String toString() {
        return file.toString();
      }
    };
  }
}
