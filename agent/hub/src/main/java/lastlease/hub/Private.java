package lastlease.hub;

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
final class Private {
  private Private() {}

  static Set<OpenOption> ofFiles(OpenOption... options) {
    return Set.of(options);
  }

  static FileAttribute<?>[] file(Path path) {
    return attributes(path, "rw-------");
  }

  private static FileAttribute<?>[] attributes(Path path, String permissions) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  static void directory(Path directory) throws IOException {
    Files.createDirectories(directory, attributes(directory, "rwx------"));
  }

  /** A small file as a shelf. */
  static Shelf shelf(Path file) {
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
  static void write(Path file, String text) throws IOException {
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
