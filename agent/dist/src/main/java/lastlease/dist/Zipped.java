package lastlease.dist;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** gzip as Debian wants it for manuals and changelogs: the best compression, no time, no name. */
final class Zipped extends GZIPOutputStream {
  private Zipped(OutputStream out) throws IOException {
    super(out);
    def.setLevel(Deflater.BEST_COMPRESSION);
  }

  static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (OutputStream out = new Zipped(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    byte[] bytes = Files.readAllBytes(file);
    // The header says "best compression" (RFC 1952, XFL = 2), which Java leaves at 0.
    bytes[8] = 2;
    Files.write(file, bytes);
  }
}
