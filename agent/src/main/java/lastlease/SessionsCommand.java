package lastlease;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lastlease sessions}: what was recorded, and what of it may go. */
@Command(
    name = "sessions",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Lists recorded sessions, the newest first; prunes old ones.",
    footer = {
      "",
      "Examples:",
      "  lastlease sessions",
      "  lastlease sessions --prune 30     remove sessions older than 30 days"
    })
final class SessionsCommand implements Callable<Integer> {
  private final Surroundings here;

  @Option(
      names = "--prune",
      paramLabel = "DAYS",
      description = "remove sessions whose journal was not written for so many days")
  private @Nullable Integer prune;

  SessionsCommand(Surroundings here) {
    this.here = here;
  }

  @Override
  public Integer call() throws IOException {
    SessionFiles files = new SessionFiles(here);
    List<Path> sessions = files.all();
    if (prune != null) {
      Instant limit = here.clock().instant().minus(Duration.ofDays(prune));
      for (Path session : sessions) {
        if (written(session).isBefore(limit)) {
          remove(session);
          here.outWriter().println("removed " + session.getFileName());
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

  private static Instant written(Path session) throws IOException {
    return Files.getLastModifiedTime(session.resolve(SessionFiles.JOURNAL)).toInstant();
  }

  private static void remove(Path session) throws IOException {
    try (Stream<Path> all = Files.walk(session)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
