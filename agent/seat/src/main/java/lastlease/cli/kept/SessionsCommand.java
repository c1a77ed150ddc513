package lastlease.cli.kept;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import lastlease.capture.journal.Journal;
import lastlease.capture.journal.JournalReader;
import lastlease.cli.failure.Failures;
import lastlease.cli.failure.WrongUsage;
import lastlease.cli.option.DurationConverter;
import lastlease.cli.option.LanguageOption;
import lastlease.cli.option.VersionLine;
import lastlease.core.Input;
import lastlease.reports.VendorFamily;
import lastlease.session.SessionFiles;
import lastlease.session.SessionLock;
import lastlease.session.Surroundings;
import lastlease.wire.Frame;
import lastlease.wire.mask.Mask;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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
      "  lastlease sessions --prune 30d     remove sessions older than 30 days",
      "  lastlease sessions --export venue.pcapng --redact    the newest, to hand on"
    })
public final class SessionsCommand implements Callable<Integer> {
  private final Surroundings here;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--prune",
      paramLabel = "AGE",
      description = "remove sessions whose journal was not written for so long, e.g. 30d",
      converter = DurationConverter.class)
  private @Nullable Duration prune;

  @Option(
      names = "--export",
      paramLabel = "FILE",
      description = "write a session's frames into a new pcapng file")
  private @Nullable Path export;

  @Option(
      names = "--redact",
      description =
          "with --export: numbers for MAC addresses (their maker stays), no names, no identifiers,"
              + " no option that is not known to be harmless, nothing that hosts say of themselves")
  private boolean redact;

  @Mixin private LanguageOption language = new LanguageOption();

  @Parameters(
      arity = "0..1",
      paramLabel = "SESSION",
      description = "with --export: which one (default: the newest)")
  private @Nullable String session;

  public SessionsCommand(Surroundings here) {
    this.here = here;
  }

  @Override
  public Integer call() throws IOException {
    if (redact && export == null) {
      throw new WrongUsage(
          Objects.requireNonNull(spec).commandLine(), Saying.of("sessions.redact"));
    }
    SessionFiles files = new SessionFiles(here);
    if (export != null) {
      return export(files.find(Optional.ofNullable(session)), export);
    }
    List<Path> sessions = files.all();
    if (prune != null) {
      return prune(sessions, here.clock().instant().minus(prune));
    }
    new SessionList(here, language.phrases(here)).print(sessions);
    if (sessions.isEmpty()) {
      here.complain(Saying.of("sessions.none").with("root", files.root().toString()));
    }
    return 0;
  }

  private int export(Path from, Path to) throws IOException {
    if (Files.exists(to)) {
      throw new SaidException(Saying.of("sessions.exists").with("file", to.toString()));
    }
    List<Saying> warnings = new ArrayList<>();
    Journal journal = Journal.open(to, Long.MAX_VALUE);
    try {
      here.complain(
          Saying.of("sessions.exported")
              .with("count", copy(from, journal, to, warnings))
              .with("file", to.toString()));
      for (Saying warning : warnings) {
        here.complain(
            Saying.of("journal.warning")
                .with("file", from.resolve(SessionFiles.JOURNAL).toString())
                .with("warning", warning));
      }
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

  /**
   * Copies the frames and closes the journal; returns how many.
   *
   * @param warnings get what could not be read
   */
  private long copy(Path from, Journal journal, Path to, List<Saying> warnings) throws IOException {
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
      warnings.addAll(reader.warnings());
      journal.flush();
      IOException failure = journal.failure();
      if (failure != null) {
        throw new SaidException(
            Saying.of("sessions.cannotWrite")
                .with("file", to.toString())
                .with("why", SaidException.of(failure)),
            failure);
      }
    }
    return count;
  }

  private static Instant written(Path session) throws IOException {
    return Files.getLastModifiedTime(session.resolve(SessionFiles.JOURNAL)).toInstant();
  }

  /** One that cannot be removed keeps no other. */
  private int prune(List<Path> sessions, Instant limit) {
    int status = 0;
    for (Path session : sessions) {
      try {
        if (written(session).isBefore(limit)) {
          prune(session);
        }
      } catch (IOException e) {
        status = Failures.FAILED;
        here.complain(named("sessions.notRemoved", session).with("why", SaidException.of(e)));
      }
    }
    return status;
  }

  @SuppressWarnings("try") // The lock is there to be held.
  private void prune(Path session) throws IOException {
    try (SessionLock lock = SessionLock.take(session)) {
      remove(session);
      here.outWriter().println(here.words().say(named("sessions.removed", session)));
    } catch (SessionLock.Taken e) {
      here.complain(named("sessions.stays", session));
    }
  }

  private static Saying named(String key, Path session) {
    return Saying.of(key).with("session", String.valueOf(session.getFileName()));
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
