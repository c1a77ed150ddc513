package lastlease.alert;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

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

  /** A file, written anew atomically; a crash of the machine leaves the old one or the new one. */
  static Shelf file(Path file) {
    return new Shelf() {
      @Override
      public String load() throws IOException {
        // A damaged character damages its line only.
        return Files.exists(file)
            ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
            : "";
      }

      @Override
      public void save(String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel out =
            FileChannel.open(
                fresh,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
          ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
          while (bytes.hasRemaining()) {
            out.write(bytes);
          }
          out.force(true);
        }
        Files.move(
            fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null
            && folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
          // The new name is on the disk too; elsewhere a directory cannot be opened.
          try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
          }
        }
      }

      @Override
      public String toString() {
        return file.toString();
      }
    };
  }
}
