package lastlease.hub.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import lastlease.alert.Shelf;

/** Files that only their owner may read: tokens, and what devices did. */
public final class Private {
  private Private() {}

  /** These options, as what opens a file with attributes wants them. */
  public static Set<OpenOption> ofFiles(OpenOption... options) {
    return Set.of(options);
  }

  /** What a new file there is made with. */
  public static FileAttribute<?>[] file(Path path) {
    return attributes(path, "rw-------");
  }

  private static FileAttribute<?>[] attributes(Path path, String permissions) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /** Makes the directory, and those above it, where they are missing. */
  public static void directory(Path directory) throws IOException {
    Files.createDirectories(directory, attributes(directory, "rwx------"));
  }

  /** A small file as a shelf. */
  public static Shelf shelf(Path file) {
    return new Shelf() {
      @Override
      public String load() throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
      }

      @Override
      public void save(String text) throws IOException {
        write(file, text);
      }
    };
  }

  /** Writes a small file anew, atomically and durably. */
  public static void write(Path file, String text) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    try (java.nio.channels.FileChannel out =
        java.nio.channels.FileChannel.open(
            fresh, ofFiles(StandardOpenOption.CREATE, StandardOpenOption.WRITE), file(fresh))) {
      java.nio.ByteBuffer bytes = java.nio.ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
