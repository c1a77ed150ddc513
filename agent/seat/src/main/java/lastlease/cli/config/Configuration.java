package lastlease.cli.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import lastlease.session.Surroundings;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Options from a properties file and from the environment: what the command line does not say.
 * {@code lang=ja} in the file, or {@code LASTLEASE_LANG=ja}, stands for {@code --lang ja}; keys
 * that begin with {@code alert.} name channels. The environment wins over the file.
 */
public final class Configuration implements IDefaultValueProvider {
  /** The option that names the file. */
  public static final String OPTION = "--config";

  private static final String PREFIX = "LASTLEASE_";

  /** Variable in which the launcher says who it was before: called by sudo, or root itself. */
  public static final String BECAME = "BECAME";

  /** Variables that are no options. */
  private static final Set<String> OTHERS =
      Set.of(
          "CONFIG", "TOKEN", "HUB_TOKEN", "DEBUG", "TERMINALS", "COLUMNS", "JAVA_OPTIONS", BECAME);

  private final Map<String, String> values = new TreeMap<>();

  /** Where each key stands, in words for the user. */
  private final Map<String, Saying> origins = new TreeMap<>();

  private final List<Saying> warnings = new ArrayList<>();

  private Configuration() {}

  /**
   * Loads the file that the arguments name, else the user's own if there is one.
   *
   * @throws IOException with one line for the user
   */
  public static Configuration load(String[] args, Surroundings here) throws IOException {
    Configuration configuration = new Configuration();
    String named = named(args);
    if (named == null) {
      named = here.environment().get(PREFIX + "CONFIG");
      if (named != null && named.isBlank()) {
        throw new SaidException(Saying.of("config.emptyVariable"));
      }
    } else if (named.isBlank()) {
      throw new SaidException(Saying.of("config.emptyOption"));
    }
    Path file = named != null ? path(named) : userFile(here);
    if (named != null || Files.exists(file)) {
      configuration.addFile(file);
    }
    here.environment()
        .forEach(
            (name, value) -> {
              if (name.startsWith(PREFIX) && !OTHERS.contains(name.substring(PREFIX.length()))) {
                configuration.add(key(name.substring(PREFIX.length())), value, Saying.plain(name));
              }
            });
    return configuration;
  }

  private void addFile(Path file) throws IOException {
    for (ConfigurationFile.Entry entry : ConfigurationFile.read(file)) {
      Saying origin =
          Saying.of("config.line").with("file", file.toString()).with("line", entry.line());
      if (values.containsKey(entry.key())) {
        warnings.add(
            Saying.of("config.twice")
                .with("origin", origin)
                .with("key", entry.key())
                .with("before", Objects.requireNonNull(origins.get(entry.key()))));
      }
      add(entry.key(), entry.value(), origin);
    }
    warnIfOthersCanRead(file);
  }

  private void add(String name, String value, Saying origin) {
    String key = name.equals("alert.every") ? "alert-every" : name;
    values.put(key, value);
    origins.put(key, origin);
  }

  private static Path path(String name) throws IOException {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new SaidException(Saying.of("config.noFileName"), e);
    }
  }

  /** Neither the file nor the environment says anything. */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  /**
   * What is odd about it, one line each.
   *
   * @param line the command that all others belong to
   * @param command the one that is to run: where it tells alerts, it refuses their keys itself
   */
  public List<Saying> warnings(CommandLine line, String command) {
    List<Saying> all = new ArrayList<>(warnings);
    Map<String, Saying> read = new TreeMap<>(origins);
    CommandLine runs = line.getSubcommands().get(command);
    if (runs != null && runs.getCommandSpec().findOption("--alert-exec") != null) {
      read.keySet().removeIf(key -> key.startsWith("alert."));
    }
    all.addAll(new KnownKeys(line).unknown(read));
    return all;
  }

  /** Where the value of an option stands; empty where the configuration has none. */
  public Optional<Saying> origin(OptionSpec option) {
    return Optional.ofNullable(origins.get(KnownKeys.key(option)));
  }

  /** Where a key stands; empty where it does not. */
  public Optional<Saying> origin(String key) {
    return Optional.ofNullable(origins.get(key));
  }

  /** What it says; empty where it says nothing. */
  public Optional<String> value(String key) {
    return Optional.ofNullable(values.get(key));
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

  /** Addresses of webhooks are secrets. */
  private void warnIfOthersCanRead(Path file) throws IOException {
    boolean secret = values.keySet().stream().anyMatch(key -> key.startsWith("alert."));
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (secret
        && posix
        && Files.getPosixFilePermissions(file).stream()
            .anyMatch(one -> one.name().startsWith("OTHERS_READ"))) {
      warnings.add(Saying.of("config.readable").with("file", file.toString()));
    }
  }

  /** What alerts are told through. */
  public Map<String, String> alerts() {
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
    return KnownKeys.mayStand(option) ? values.get(KnownKeys.key(option)) : null;
  }
}
