package lastlease;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Options from a properties file and from the environment: what the command line does not say.
 * {@code lang=ja} in the file, or {@code LASTLEASE_LANG=ja}, stands for {@code --lang ja}; keys
 * that begin with {@code alert.} name channels. The environment wins over the file.
 */
final class Configuration implements IDefaultValueProvider {
  static final String OPTION = "--config";
  private static final String PREFIX = "LASTLEASE_";
  private static final List<String> NEVER = List.of("help", "version", "config");

  private final Map<String, String> values;

  private Configuration(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Loads the file that the arguments name, else the user's own if there is one.
   *
   * @throws IOException with one line for the user
   */
  static Configuration load(String[] args, Surroundings here) throws IOException {
    String named = named(args);
    if (named == null) {
      named = here.environment().get(PREFIX + "CONFIG");
    }
    Path file = named != null ? Path.of(named) : userFile(here);
    Map<String, String> values = new TreeMap<>();
    if (named != null || Files.isReadable(file)) {
      values.putAll(read(file));
      warnIfOthersCanRead(file, values, here);
    }
    here.environment()
        .forEach(
            (name, value) -> {
              if (name.startsWith(PREFIX)) {
                values.put(key(name.substring(PREFIX.length())), value);
              }
            });
    return new Configuration(values);
  }

  private static String key(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    // LASTLEASE_ALERT_LINE_TOKEN is alert.line.token, LASTLEASE_NO_DASHBOARD is no-dashboard.
    return lower.startsWith("alert_") && !lower.equals("alert_every")
        ? lower.replace('_', '.')
        : lower.replace('_', '-');
  }

  private static @Nullable String named(String[] args) {
    for (int i = 0; i < args.length; i++) {
      if (args[i].startsWith(OPTION + "=")) {
        return args[i].substring(OPTION.length() + 1);
      }
      if (args[i].equals(OPTION) && i + 1 < args.length) {
        return args[i + 1];
      }
    }
    return null;
  }

  private static Path userFile(Surroundings here) {
    String home = here.environment().getOrDefault("HOME", ".");
    String config = here.environment().getOrDefault("XDG_CONFIG_HOME", "");
    Path base = config.isEmpty() ? Path.of(home, ".config") : Path.of(config);
    return base.resolve("lastlease").resolve("lastlease.properties");
  }

  private static Map<String, String> read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (java.nio.file.NoSuchFileException e) {
      throw new IOException("there is no configuration file " + file, e);
    } catch (IllegalArgumentException | java.nio.charset.CharacterCodingException e) {
      throw new IOException(file + " is no properties file in UTF-8: " + e.getMessage(), e);
    }
    Map<String, String> values = new TreeMap<>();
    properties.stringPropertyNames().forEach(k -> values.put(k, properties.getProperty(k).strip()));
    return values;
  }

  /** Addresses of webhooks are secrets. */
  private static void warnIfOthersCanRead(Path file, Map<String, String> values, Surroundings here)
      throws IOException {
    boolean secret = values.keySet().stream().anyMatch(key -> key.startsWith("alert."));
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (secret
        && posix
        && Files.getPosixFilePermissions(file).stream()
            .anyMatch(one -> one.name().startsWith("OTHERS_READ"))) {
      here.complain("others can read " + file + ", which holds addresses; chmod 600 " + file);
    }
  }

  /** What alerts are told through. */
  Map<String, String> alerts() {
    Map<String, String> alerts = new TreeMap<>();
    values.forEach(
        (key, value) -> {
          if (key.startsWith("alert.") && !value.isEmpty()) {
            alerts.put(key, value);
          }
        });
    return alerts;
  }

  @Override
  public @Nullable String defaultValue(ArgSpec arg) {
    if (!(arg instanceof OptionSpec option)) {
      return null;
    }
    String name = option.longestName().replaceFirst("^-+", "");
    return NEVER.contains(name) || name.startsWith("alert-slack") ? null : values.get(name);
  }
}
