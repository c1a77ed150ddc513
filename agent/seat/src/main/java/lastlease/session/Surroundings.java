package lastlease.session;

import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import lastlease.terminal.Columns;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import lastlease.words.Words;

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
        locale(environment),
        terminals.contains("out"),
        terminals.contains("err"));
  }

  /**
   * The locale that the environment asks for, even where the system has no data for it: then C's
   * stands in for it, and the Japanese of a container would be told in English.
   */
  private static Locale locale(Map<String, String> environment) {
    for (String name : new String[] {"LC_ALL", "LC_MESSAGES", "LANG"}) {
      String value = environment.getOrDefault(name, "");
      if (!value.isEmpty()) {
        return value.matches("ja([_.@].*)?") ? Locale.JAPAN : Locale.getDefault();
      }
    }
    return Locale.getDefault();
  }

  /** The same, in another language. */
  public Surroundings speaking(Locale language) {
    return new Surroundings(
        in, out, err, environment, clock, zone, language, terminal, progress, outWriter, errWriter);
  }

  /** The same, where what is for standard error goes another way. */
  public Surroundings telling(Writer instead) {
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
        outWriter,
        new PrintWriter(instead, true));
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

  /** Whether standard error is a terminal on which a line may be written anew. */
  public boolean animated() {
    return progress
        && !environment.containsKey("NO_COLOR")
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }

  /** How wide the terminal was at the start, in columns; 0 where nobody said. */
  public int columns() {
    String told = environment.getOrDefault("LASTLEASE_COLUMNS", "");
    return told.matches("[0-9]{1,4}") ? Integer.parseInt(told) : 0;
  }

  /** A text for standard output, its lines broken between words where that is a terminal. */
  public String wrapped(String text) {
    return terminal && columns() > 0 ? Columns.wrap(text, columns()) : text;
  }

  /** What is said in the language of these surroundings. */
  public Words words() {
    return Words.of(locale);
  }

  /** One line on standard error. */
  public void complain(Saying saying) {
    complain(words().say(saying));
  }

  /** What a failure has to say, as one line on standard error. */
  public void complain(Throwable failure) {
    complain(SaidException.of(failure));
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
    errWriter.println(progress ? Columns.wrap(line.toString(), columns()) : line);
    errWriter.flush();
  }
}
