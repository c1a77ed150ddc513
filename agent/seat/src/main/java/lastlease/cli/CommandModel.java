package lastlease.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import lastlease.cli.config.Configuration;
import lastlease.cli.config.KnownKeys;
import lastlease.session.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The commands as a value to read, not to run: manuals, completion and the sample configuration are
 * made of it.
 */
public final class CommandModel {
  private CommandModel() {}

  /** All commands, as they are where nobody has configured anything. */
  public static CommandLine commands() throws IOException {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Surroundings bare =
        Surroundings.of(
            InputStream.nullInputStream(),
            nowhere,
            nowhere,
            StandardCharsets.UTF_8,
            Map.of("HOME", "/nonexistent"),
            InstantSource.system(),
            ZoneOffset.UTC,
            Locale.ENGLISH,
            false,
            false);
    Configuration none = Configuration.load(new String[0], bare);
    return LastLease.line(new String[0], true, new CommandFactory(bare, none));
  }

  /** What may stand in a configuration; kinds of channels as {@code alert.slack}. */
  public static Set<String> keys(CommandLine commands) {
    return new KnownKeys(commands).all();
  }

  /** The key that stands for an option. */
  public static String key(OptionSpec option) {
    return KnownKeys.key(option);
  }
}
