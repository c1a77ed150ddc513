package lastlease.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import lastlease.cli.SampleReports;
import lastlease.cli.failure.Failures;
import lastlease.session.Surroundings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report whose reader has gone. */
class ReportOutputTest {
  @TempDir private Path home = Path.of("");

  /** Standard output without a reader. */
  private static Surroundings alone() {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int octet) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    return Surroundings.of(
        InputStream.nullInputStream(),
        new PrintStream(closed, true, StandardCharsets.UTF_8),
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
        StandardCharsets.UTF_8,
        Map.of(),
        () -> Instant.EPOCH,
        ZoneOffset.UTC,
        Locale.US,
        false,
        false);
  }

  private static IOException failure(ReportOptions options) {
    ReportOutput output = new ReportOutput(options, alone());
    return assertThrows(IOException.class, () -> output.write(SampleReports.FULL));
  }

  @Test
  void aReaderThatHasGoneHidesNoFailureOfTheFiles() throws IOException {
    ReportOptions options = new ReportOptions();
    options.out = Files.writeString(home.resolve("a-file"), "mine");
    IOException told = failure(options);
    assertTrue(String.valueOf(told.getMessage()).contains("--out needs a directory"), told + "");
    assertInstanceOf(Failures.ClosedPipe.class, told.getSuppressed()[0]);
  }

  @Test
  void theFilesAreThereWhereNothingElseFails() {
    ReportOptions options = new ReportOptions();
    options.out = home.resolve("report");
    assertInstanceOf(Failures.ClosedPipe.class, failure(options));
    assertEquals(true, Files.exists(home.resolve("report/report.txt")));
  }
}
