package lastlease.dist;

import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for zsh, by its {@code _arguments}. */
final class ZshCompletion {
  private ZshCompletion() {}

  static String of(CommandLine commands) {
    StringBuilder script =
        new StringBuilder(
            """
            #compdef lastlease

            _lastlease_sessions() {
              local -a found
              found=(${XDG_STATE_HOME:-$HOME/.local/state}/lastlease/*(N:t))
              _alternative "sessions:session:($found)" 'directories:directory:_files -/'
            }

            _lastlease_commands() {
              local -a commands
              commands=(
            """);
    TreeMap<String, CommandLine> all = new TreeMap<>(commands.getSubcommands());
    for (CommandLine command : all.values()) {
      script
          .append("    '")
          .append(command.getCommandName())
          .append(':')
          .append(quoted(Word.gist(command.getCommandSpec().usageMessage().description())))
          .append("'\n");
    }
    script.append("  )\n  _describe -t commands command commands\n}\n\n_lastlease() {\n");
    script.append("  local curcontext=$curcontext state line\n  _arguments -C \\\n");
    Word.options(commands).forEach(option -> script.append(specs(option)));
    script.append("    '1:command:_lastlease_commands' \\\n    '*::argument:->arguments'\n");
    script.append("  [ \"$state\" = arguments ] || return\n  case $line[1] in\n");
    for (CommandLine command : all.values()) {
      script.append("    ").append(command.getCommandName()).append(")\n      _arguments \\\n");
      Word.options(command)
          .forEach(
              option ->
                  script.append("    ").append(specs(option).replace("\n    ", "\n        ")));
      Word word = Word.parameter(command);
      script
          .append("        '*:")
          .append(
              word.kind() == Word.Kind.NOTHING
                  ? ": '"
                  : command.getCommandSpec().positionalParameters().get(0).paramLabel()
                      + ":"
                      + action(word)
                      + "'")
          .append(" ;;\n");
    }
    return script.append("  esac\n}\n\n_lastlease \"$@\"\n").toString();
  }

  /** One line a name. */
  private static String specs(OptionSpec option) {
    Word word = Word.of(option);
    StringBuilder specs = new StringBuilder();
    for (String name : option.names()) {
      String often = option.isMultiValue() ? "*" : "";
      String told = "[" + quoted(Word.gist(option.description())) + "]";
      String value = "";
      String glue = "";
      if (word.kind() != Word.Kind.NOTHING) {
        boolean wanted = option.arity().min() > 0;
        glue = !wanted ? "=-" : name.startsWith("--") ? "=" : "+";
        value = (wanted ? ":" : "::") + quoted(option.paramLabel()) + ":" + action(word);
      }
      specs
          .append("    '")
          .append(often)
          .append(name)
          .append(glue)
          .append(told)
          .append(value)
          .append("' \\\n");
    }
    return specs.toString();
  }

  private static String action(Word word) {
    return switch (word.kind()) {
      case CHOICE -> "(" + String.join(" ", word.choices()) + ")";
      case FILE -> "_files";
      case DIRECTORY -> "_files -/";
      case INTERFACE -> "_net_interfaces";
      case SESSION -> "_lastlease_sessions";
      case FREE, NOTHING -> " ";
    };
  }

  /** Inside of a specification, inside of single quotes. */
  private static String quoted(String text) {
    return text.replace("\\", "\\\\")
        .replace(":", "\\:")
        .replace("[", "\\[")
        .replace("]", "\\]")
        .replace("'", "'\\''");
  }
}
