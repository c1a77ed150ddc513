package lastlease.cli.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import lastlease.alert.Alerts;
import lastlease.words.Nearest;
import lastlease.words.Saying;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What may stand in the configuration: every option of every command, and the alerts' channels. */
public final class KnownKeys {
  /** What a file must not do at each start: erasing an event is said each time. */
  private static final List<String> NEVER = List.of("help", "version", "config", "erase");

  /** What only a hub reads in a configuration; the hub's tests compare them with its options. */
  public static final List<String> OF_THE_HUB =
      List.of(
          "kafka",
          "kafka-config",
          "kafka-member",
          "kafka-partitions",
          "kafka-replicas",
          "plain-http",
          "retain",
          "state");

  private final TreeSet<String> keys = new TreeSet<>();

  /**
   * @param line the command that all others belong to
   */
  public KnownKeys(CommandLine line) {
    add(line);
    keys.addAll(OF_THE_HUB);
    Alerts.KINDS.forEach(kind -> keys.add("alert." + kind));
  }

  private void add(CommandLine line) {
    line.getCommandSpec().options().stream()
        .filter(option -> !option.hidden())
        .map(KnownKeys::key)
        .filter(key -> !NEVER.contains(key))
        .forEach(keys::add);
    line.getSubcommands().values().forEach(this::add);
  }

  /** All of them, sorted. */
  public SortedSet<String> all() {
    return Collections.unmodifiableSortedSet(keys);
  }

  /** The key that stands for an option. */
  public static String key(OptionSpec option) {
    return option.longestName().replaceFirst("^-+", "");
  }

  /** Whether an option may be given by the configuration at all. */
  static boolean mayStand(OptionSpec option) {
    return !option.hidden() && !NEVER.contains(key(option));
  }

  /** One line for each key that nothing reads, with where it stands and what was probably meant. */
  List<Saying> unknown(Map<String, Saying> origins) {
    List<Saying> lines = new ArrayList<>();
    origins.forEach(
        (key, origin) -> {
          String[] words = key.split("\\.", 3);
          boolean channel =
              words.length > 1 && words[0].equals("alert") && Alerts.KINDS.contains(words[1]);
          if (!channel && !keys.contains(key)) {
            Saying none = Saying.of("config.noOption").with("origin", origin).with("key", key);
            lines.add(Nearest.hinted(none, key, keys));
          }
        });
    return lines;
  }
}
