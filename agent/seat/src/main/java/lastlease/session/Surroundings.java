package lastlease.session;

import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;

/**
 * The world around a command: streams, clock, environment. Commands know it from here only, so that
 * tests can run them without a process.
 *
 * @param terminal whether standard output is a terminal; then colours are used
 * @param progress whether standard error is one; then progress is shown
 */
public record Surroundings(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    InstantSource clock,
    ZoneId zone,
    Locale locale,
    boolean terminal,
    boolean progress,
    PrintWriter outWriter,
    PrintWriter errWriter) {

  public static Surroundings ofProcess(
      InputStream in, PrintStream out, PrintStream err, Charset charset) {
    Map<String, String> environment = System.getenv();
    // The launcher says which streams are terminals: Java 17 cannot ask for each.
    String terminals = environment.getOrDefault("LASTLEASE_TERMINALS", "");
    return of(
        in,
        out,
        err,
        charset,
        environment,
        InstantSource.system(),
        ZoneId.systemDefault(),
        Locale.getDefault(),
        terminals.contains("out"),
        terminals.contains("err"));
  }

  /** Surroundings with writers on the streams. */
  public static Surroundings of(
      InputStream in,
      PrintStream out,
      PrintStream err,
      Charset charset,
      Map<String, String> environment,
      InstantSource clock,
      ZoneId zone,
      Locale locale,
      boolean terminal,
      boolean progress) {
    return new Surroundings(
        in,
        out,
        err,
        environment,
        clock,
        zone,
        locale,
        terminal,
        progress,
        new PrintWriter(new OutputStreamWriter(out, charset), true),
        new PrintWriter(new OutputStreamWriter(err, charset), true));
  }

  /** Whether colours are wanted where nobody says so. */
  public boolean colored() {
    return terminal && !environment.containsKey("NO_COLOR");
  }

  /** One line on standard error, whatever the names of files and the like in it hold. */
  public void complain(String message) {
    StringBuilder line = new StringBuilder("lastlease: ");
    message
        .codePoints()
        .forEach(
            c -> {
              int type = Character.getType(c);
              boolean moves = type == Character.CONTROL || type == Character.FORMAT;
              line.appendCodePoint(c == '\n' || c == '\t' ? ' ' : moves ? 0xFFFD : c);
            });
    errWriter.println(line);
    errWriter.flush();
  }
}
