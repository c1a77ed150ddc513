package lastlease.session;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import lastlease.reports.Confidence;
import lastlease.reports.Segment;
import lastlease.reports.TrendReport;
import lastlease.reports.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a session, kept beside its journal, from which they follow: so that neither a list
 * of sessions nor a venue's trend need replay hours each time.
 */
public final class SessionSummary {
  private static final String NAME = "summary.properties";
  private static final String JOURNAL_BYTES = "journal";

  /** Another one is of another version, and the journal tells again. */
  private static final String FORM = "2";

  private SessionSummary() {}

  /** What was kept; empty where nothing is, or the journal has become another one since. */
  public static Optional<TrendReport.Session> read(Path session) {
    Path file = session.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    Properties kept = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      kept.load(reader);
      return kept.getProperty("form", "").equals(FORM)
              && kept.getProperty(JOURNAL_BYTES, "").equals(journalBytes(session))
          ? Optional.of(session(name(session), kept))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      // Damaged, or nobody may read it: the journal tells again.
      return Optional.empty();
    }
  }

  private static TrendReport.Session session(String name, Properties kept) {
    String servers = kept.getProperty("servers", "");
    return new TrendReport.Session(
        name,
        kept.getProperty("title"),
        servers.isEmpty() ? List.of() : List.of(servers.split(" ")),
        value(kept, "from", Instant::parse),
        value(kept, "to", Instant::parse),
        Verdict.valueOf(kept.getProperty("verdict", "")),
        value(kept, "confidence", Confidence::valueOf),
        Long.parseLong(kept.getProperty("devices", "")),
        value(kept, "peak-in-use", Long::valueOf),
        value(kept, "capacity", Long::valueOf),
        Segment.CapacityBasis.valueOf(kept.getProperty("capacity-basis", "")),
        value(kept, "lease-seconds", Long::valueOf),
        value(kept, "first-asked", Instant::parse),
        value(kept, "full-at", Instant::parse),
        value(kept, "full-after-seconds", Long::valueOf),
        Long.parseLong(kept.getProperty("refused", "")));
  }

  private static <T> @Nullable T value(Properties kept, String name, Function<String, T> parse) {
    String text = kept.getProperty(name);
    return text == null ? null : parse.apply(text);
  }

  /** Keeps it. */
  public static void write(Path session, TrendReport.Session figures) throws IOException {
    Properties kept = new Properties();
    kept.setProperty("form", FORM);
    kept.setProperty(JOURNAL_BYTES, journalBytes(session));
    put(kept, "title", figures.title());
    put(kept, "servers", String.join(" ", figures.servers()));
    put(kept, "from", figures.from());
    put(kept, "to", figures.to());
    put(kept, "verdict", figures.verdict());
    put(kept, "confidence", figures.confidence());
    put(kept, "devices", figures.devices());
    put(kept, "peak-in-use", figures.peakInUse());
    put(kept, "capacity", figures.capacity());
    put(kept, "capacity-basis", figures.capacityBasis());
    put(kept, "lease-seconds", figures.leaseSeconds());
    put(kept, "first-asked", figures.firstAsked());
    put(kept, "full-at", figures.fullAt());
    put(kept, "full-after-seconds", figures.fullAfterSeconds());
    put(kept, "refused", figures.refused());
    try (Writer writer = Files.newBufferedWriter(session.resolve(NAME), StandardCharsets.UTF_8)) {
      kept.store(writer, null);
    }
  }

  private static void put(Properties kept, String name, @Nullable Object value) {
    if (value != null) {
      kept.setProperty(name, value.toString());
    }
  }

  /** The name of a session's directory. */
  public static String name(Path session) {
    return String.valueOf(session.toAbsolutePath().normalize().getFileName());
  }

  private static String journalBytes(Path session) throws IOException {
    return Long.toString(Files.size(session.resolve(SessionFiles.JOURNAL)));
  }
}
