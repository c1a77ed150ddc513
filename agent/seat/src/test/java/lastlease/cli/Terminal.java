package lastlease.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lastlease.session.Surroundings;

/** Runs commands as a process would, with a clock that stands still and a home of their own. */
public final class Terminal {
  private final Map<String, String> environment = new HashMap<>();
  private byte[] in = new byte[0];
  private ZoneId zone = ZoneId.of("UTC");
  private Locale locale = Locale.US;

  /**
   * What came of a command.
   *
   * @param status its exit status
   */
  public record Ended(int status, String out, String err) {
    public List<String> errors() {
      return err.lines().toList();
    }
  }

  public Terminal(Path home) {
    environment.put("HOME", home.toString());
    environment.put("XDG_STATE_HOME", home.resolve("state").toString());
    environment.put("XDG_CONFIG_HOME", home.resolve("config").toString());
  }

  public Terminal environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  public Terminal in(byte[] bytes) {
    in = bytes;
    return this;
  }

  public Terminal at(String zoneId, Locale where) {
    zone = ZoneId.of(zoneId);
    locale = where;
    return this;
  }

  /** The world around a command that nobody listens to. */
  public Surroundings surroundings() {
    return surroundings(OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
  }

  private Surroundings surroundings(OutputStream out, OutputStream err) {
    return Surroundings.of(
        new ByteArrayInputStream(in),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        StandardCharsets.UTF_8,
        environment,
        () -> Instant.parse("2026-11-24T12:00:00Z"),
        zone,
        locale,
        false,
        false);
  }

  public Ended run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status = Main.run(arguments, surroundings(out, err));
    return new Ended(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
