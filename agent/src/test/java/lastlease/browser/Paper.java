package lastlease.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  /** The text of all its pages, without spaces: where lines break is not told. */
  List<String> pages() throws IOException, InterruptedException {
    Process reader =
        new ProcessBuilder(READER.toString(), "-enc", "UTF-8", file.toString(), "-")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String text = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (reader.waitFor() != 0) {
      throw new IOException("pdftotext ended with " + reader.exitValue());
    }
    return List.of(withoutSpaces(text).split("\f"));
  }

  static String withoutSpaces(String text) {
    return text.replaceAll("[\\s\\h&&[^\f]]+", "");
  }
}
