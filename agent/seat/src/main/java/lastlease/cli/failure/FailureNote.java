package lastlease.cli.failure;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import lastlease.session.SessionFiles;
import lastlease.session.Surroundings;
import lastlease.session.Version;

/**
 * What a developer needs of a failure that nobody expected, in a file in the state directory, which
 * its owner alone may read: a stack trace is no answer to whoever runs an event, and what happened
 * once may not be had again. Neither arguments nor environment are in it: they may hold tokens.
 */
final class FailureNote {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'failure-'yyyyMMdd'T'HHmmss'Z.txt'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private FailureNote() {}

  /**
   * Keeps it.
   *
   * @return where
   * @throws IOException when it cannot be written
   */
  static Path keep(Exception failure, Surroundings here) throws IOException {
    StringWriter text = new StringWriter();
    try (PrintWriter lines = new PrintWriter(text)) {
      lines.println("lastlease " + Version.number());
      for (String property : new String[] {"java.vm.name", "java.version", "os.name", "os.arch"}) {
        lines.println(property + " " + System.getProperty(property));
      }
      failure.printStackTrace(lines);
    }
    SessionFiles files = new SessionFiles(here);
    Path directory = files.make(files.root());
    Path note = directory.resolve(NAME.format(here.clock().instant()));
    Files.writeString(note, text.toString());
    files.handOver(directory);
    return note;
  }
}
