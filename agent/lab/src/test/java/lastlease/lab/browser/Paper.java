package lastlease.lab.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A printed page, read again by poppler. */
final class Paper {
  private static final Path READER = Path.of("/usr/bin/pdftotext");

  private final Path file;

  Paper(Path file) {
    this.file = file;
  }

  static void assumeReadable() {
    Assumptions.assumeTrue(
        Files.isExecutable(READER), "needs " + READER + ": apt-get install poppler-utils");
  }

  /** The text of all its pages, in the order in which it is painted; see {@link #letters}. */
  List<String> pages() throws IOException, InterruptedException {
    Process reader =
        new ProcessBuilder(READER.toString(), "-raw", "-enc", "UTF-8", file.toString(), "-")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String text = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (reader.waitFor() != 0) {
      throw new IOException("pdftotext ended with " + reader.exitValue());
    }
    return Stream.of(text.split("\f")).map(Paper::letters).toList();
  }

  /**
   * Only the letters, digits and signs: where lines break is not told, nor whether a hyphen stood
   * there, and fonts have one glyph for a Han character and its radical.
   */
  static String letters(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\h\\p{Pd}]+", "");
  }
}
