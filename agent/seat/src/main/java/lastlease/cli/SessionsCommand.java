package lastlease.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import lastlease.capture.Journal;
import lastlease.capture.JournalReader;
import lastlease.core.Input;
import lastlease.reports.VendorFamily;
import lastlease.session.SessionFiles;
import lastlease.session.SessionLock;
import lastlease.session.Surroundings;
import lastlease.wire.Frame;
import lastlease.wire.Mask;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lastlease sessions}: what was recorded, and what of it may go. */
@Command(
    name = "sessions",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description = "Lists recorded sessions, the newest first; exports one; prunes old ones.",
    footer = {
      "",
      "Examples:",
      "  lastlease sessions",
      "  lastlease sessions --prune 30     remove sessions older than 30 days",
      "  lastlease sessions --export venue.pcapng --redact    the newest, to hand on"
    })
final class SessionsCommand implements Callable<Integer> {
  private final Surroundings here;

  @Option(
      names = "--prune",
      paramLabel = "DAYS",
      description = "remove sessions whose journal was not written for so many days")
  private @Nullable Integer prune;

  @Option(
      names = "--export",
      paramLabel = "FILE",
      description = "write a session's frames into a new pcapng file")
  private @Nullable Path export;

  @Option(
      names = "--redact",
      description =
          "with --export: numbers for MAC addresses (their maker stays), no names, no identifiers, no"
              + " option that is not known to be harmless, nothing that hosts say of themselves")
  private boolean redact;

  @Parameters(
      arity = "0..1",
      paramLabel = "SESSION",
      description = "with --export: which one (default: the newest)")
  private @Nullable String session;

  SessionsCommand(Surroundings here) {
    this.here = here;
  }

  @Override
  public Integer call() throws IOException {
    SessionFiles files = new SessionFiles(here);
    if (export != null) {
      return export(files.find(Optional.ofNullable(session)), export);
    }
    List<Path> sessions = files.all();
    if (prune != null) {
      Instant limit = here.clock().instant().minus(Duration.ofDays(prune));
      for (Path session : sessions) {
        if (written(session).isBefore(limit)) {
          prune(session);
        }
      }
      return 0;
    }
    for (Path session : sessions) {
      long kilobytes = (Files.size(session.resolve(SessionFiles.JOURNAL)) + 1023) / 1024;
      here.outWriter()
          .println(
              session.getFileName()
                  + "  "
                  + kilobytes
                  + " kB  last written "
                  + written(session).truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
    }
    if (sessions.isEmpty()) {
      here.complain("no session in " + files.root() + "; lastlease watch records one");
    }
    return 0;
  }

  private int export(Path from, Path to) throws IOException {
    if (Files.exists(to)) {
      throw new IOException(to + " exists; name a new file");
    }
    Journal journal = Journal.open(to, Long.MAX_VALUE);
    try {
      here.complain(copy(from, journal, to) + " frames written to " + to);
      return 0;
    } catch (IOException | RuntimeException e) {
      // Half an export would pass for a whole one.
      for (Path half : journal.created()) {
        try {
          Files.deleteIfExists(half);
        } catch (IOException left) {
          e.addSuppressed(left);
        }
      }
      throw e;
    }
  }

  /** Copies the frames and closes the journal; returns how many. */
  private long copy(Path from, Journal journal, Path to) throws IOException {
    Mask mask = new Mask(VendorFamily::kept);
    long count = 0;
    try (journal;
        JournalReader reader = JournalReader.open(from.resolve(SessionFiles.JOURNAL))) {
      for (Input input = reader.next(); input != null; input = reader.next()) {
        if (input instanceof Input.Captured captured) {
          Frame shown = redact ? mask.apply(captured.frame()) : captured.frame();
          if (shown != null) {
            journal.add(new Input.Captured(shown));
            count++;
          }
        }
      }
      journal.flush();
      IOException failure = journal.failure();
      if (failure != null) {
        throw new IOException(to + " cannot be written: " + failure.getMessage(), failure);
      }
    }
    return count;
  }

  private static Instant written(Path session) throws IOException {
    return Files.getLastModifiedTime(session.resolve(SessionFiles.JOURNAL)).toInstant();
  }

  @SuppressWarnings("try") // The lock is there to be held.
  private void prune(Path session) throws IOException {
    try (SessionLock lock = SessionLock.take(session)) {
      remove(session);
      here.outWriter().println("removed " + session.getFileName());
    } catch (SessionLock.Taken e) {
      here.complain(session.getFileName() + " stays: another lastlease writes it");
    }
  }

  /** Removes a session whose lock is held, that one last. */
  private static void remove(Path session) throws IOException {
    Path lock = session.resolve(SessionLock.NAME);
    try (Stream<Path> all = Files.walk(session)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        if (!path.equals(lock) && !path.equals(session)) {
          Files.delete(path);
        }
      }
    }
    Files.delete(lock);
    Files.delete(session);
  }
}
