package lastlease.session;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import lastlease.reports.Confidence;
import lastlease.reports.PoolReport;
import lastlease.reports.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What a list of sessions says of one. It follows from the journal, and is kept beside it, so that
 * a list need not replay hours each time.
 *
 * @param from first moment, null where nothing was seen
 */
public record SessionSummary(
    @Nullable String title,
    Verdict verdict,
    @Nullable Confidence confidence,
    @Nullable Instant from,
    @Nullable Instant to) {
  private static final String NAME = "summary.properties";
  private static final String JOURNAL_BYTES = "journal";

  /** What a report says. */
  public static SessionSummary of(PoolReport report) {
    return new SessionSummary(
        report.title(),
        report.verdict(),
        report.confidence(),
        report.input().from(),
        report.input().to());
  }

  /** What was kept; empty where nothing is, or the journal has become another one since. */
  public static Optional<SessionSummary> read(Path session) throws IOException {
    Path file = session.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    Properties kept = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      kept.load(reader);
      return kept.getProperty(JOURNAL_BYTES, "").equals(journalBytes(session))
          ? Optional.of(
              new SessionSummary(
                  kept.getProperty("title"),
                  Verdict.valueOf(kept.getProperty("verdict", "")),
                  confidence(kept.getProperty("confidence")),
                  instant(kept.getProperty("from")),
                  instant(kept.getProperty("to"))))
          : Optional.empty();
    } catch (IllegalArgumentException | DateTimeException e) {
      // Damaged, or of another version: the journal tells again.
      return Optional.empty();
    }
  }

  /** Keeps it. */
  public void write(Path session) throws IOException {
    Properties kept = new Properties();
    kept.setProperty(JOURNAL_BYTES, journalBytes(session));
    put(kept, "title", title);
    put(kept, "verdict", verdict);
    put(kept, "confidence", confidence);
    put(kept, "from", from);
    put(kept, "to", to);
    try (Writer writer = Files.newBufferedWriter(session.resolve(NAME), StandardCharsets.UTF_8)) {
      kept.store(writer, null);
    }
  }

  private static void put(Properties kept, String name, @Nullable Object value) {
    if (value != null) {
      kept.setProperty(name, value.toString());
    }
  }

  private static @Nullable Confidence confidence(@Nullable String name) {
    return name == null ? null : Confidence.valueOf(name);
  }

  private static @Nullable Instant instant(@Nullable String text) {
    return text == null ? null : Instant.parse(text);
  }

  private static String journalBytes(Path session) throws IOException {
    return Long.toString(Files.size(session.resolve(SessionFiles.JOURNAL)));
  }
}
