package lastlease.dist;

import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for fish, 3.0 and newer. */
final class FishCompletion {
  private final StringBuilder script =
      new StringBuilder("# fish completion for lastlease\n\ncomplete -c lastlease -f\n");

  private FishCompletion() {}

  static String of(CommandLine commands) {
    FishCompletion fish = new FishCompletion();
    Word.options(commands).forEach(option -> fish.option("__fish_use_subcommand", option));
    for (CommandLine command : new TreeMap<>(commands.getSubcommands()).values()) {
      fish.command(command);
    }
    return fish.script.toString();
  }

  private void command(CommandLine command) {
    String name = command.getCommandName();
    line(
        "__fish_use_subcommand",
        "-a " + name,
        command.getCommandSpec().usageMessage().description());
    String here = "__fish_seen_subcommand_from " + name;
    Word.options(command).forEach(option -> option(here, option));
    Word word = Word.parameter(command);
    String offers = offers(word);
    if (word.kind() == Word.Kind.FILE) {
      line(here, "-F");
    } else if (!offers.isEmpty()) {
      line(here, offers.replaceFirst("^-[rx] ", ""));
    }
  }

  private void option(String where, OptionSpec option) {
    StringBuilder names = new StringBuilder();
    for (String name : option.names()) {
      names.append(name.startsWith("--") ? " -l " : " -s ").append(name.replaceFirst("^-+", ""));
    }
    String offers = option.arity().min() > 0 ? offers(Word.of(option)) : "";
    line(where, (names + " " + offers).strip(), option.description());
  }

  private static String offers(Word word) {
    return switch (word.kind()) {
      case NOTHING -> "";
      case FREE -> "-x";
      case FILE -> "-r -F";
      case DIRECTORY -> "-x -a '(__fish_complete_directories)'";
      case INTERFACE -> "-x -a '(command ls /sys/class/net 2>/dev/null)'";
      case SESSION ->
          "-x -a '(set -q XDG_STATE_HOME; and command ls $XDG_STATE_HOME/lastlease 2>/dev/null;"
              + " or command ls ~/.local/state/lastlease 2>/dev/null)'";
      case CHOICE -> "-x -a '" + String.join(" ", word.choices()) + "'";
    };
  }

  private void line(String where, String what, String... description) {
    script.append("complete -c lastlease -n '").append(where).append("' ").append(what);
    if (description.length > 0) {
      String told = Word.gist(description).replace("\\", "\\\\").replace("'", "\\'");
      script.append(" -d '").append(told).append('\'');
    }
    script.append('\n');
  }
}
