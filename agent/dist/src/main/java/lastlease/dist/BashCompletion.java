package lastlease.dist;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Completion for bash, 3.2 (macOS) and newer. Where a file may stand it offers nothing, so that
 * readline's own completion of file names goes on, with its quoting.
 */
final class BashCompletion {
  private static final String HEAD =
      """
      # bash completion for lastlease

      _lastlease() {
        local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command='' i
        COMPREPLY=()
        # --out=x comes as three words.
        if [ "$cur" = = ]; then
          cur=''
        elif [ "$prev" = = ] && [ "$COMP_CWORD" -gt 2 ]; then
          prev=${COMP_WORDS[COMP_CWORD-2]}
        fi
        for ((i = 1; i < COMP_CWORD; i++)); do
          case ${COMP_WORDS[i]} in
            -*) ;;
            *) command=${COMP_WORDS[i]}; break ;;
          esac
        done
        case "$command $prev" in
      """;

  private static final String TAIL =
      """
        esac
      }
      complete -o bashdefault -o default -F _lastlease lastlease
      """;

  private BashCompletion() {}

  static String of(CommandLine commands) {
    // Many options want the same: one arm of the case for all of these.
    Map<String, List<String>> values = new LinkedHashMap<>();
    StringBuilder plain = new StringBuilder();
    Collection<CommandLine> all = new TreeMap<>(commands.getSubcommands()).values();
    for (CommandLine command : all) {
      for (OptionSpec option : Word.options(command)) {
        Word word = Word.of(option);
        if (word.kind() != Word.Kind.NOTHING && option.arity().min() > 0) {
          for (String name : option.names()) {
            values
                .computeIfAbsent(offers(word, List.of()), offers -> new ArrayList<>())
                .add("'" + command.getCommandName() + " " + name + "'");
          }
        }
      }
      List<String> names = new ArrayList<>();
      Word.options(command).forEach(option -> names.addAll(List.of(option.names())));
      arm(plain, "'" + command.getCommandName() + " '*", offers(Word.parameter(command), names));
    }
    List<String> first = new ArrayList<>();
    all.forEach(command -> first.add(command.getCommandName()));
    Word.options(commands).forEach(option -> first.addAll(List.of(option.names())));
    arm(plain, "' '*", offers(new Word(Word.Kind.CHOICE, first), List.of()));
    StringBuilder script = new StringBuilder(HEAD);
    values.forEach((offers, patterns) -> arm(script, String.join(" | ", patterns), offers));
    return script.append(plain).append(TAIL).toString();
  }

  private static void arm(StringBuilder script, String pattern, String offers) {
    script.append("    ").append(pattern).append(")\n");
    script.append("      ").append(offers).append(" ;;\n");
  }

  private static String offers(Word word, List<String> options) {
    String dashed =
        options.isEmpty()
            ? ""
            : "case $cur in -*) COMPREPLY=($(compgen -W '"
                + String.join(" ", options)
                + "' -- \"$cur\")); return ;; esac";
    String words =
        switch (word.kind()) {
          case CHOICE ->
              "COMPREPLY=($(compgen -W '" + String.join(" ", word.choices()) + "' -- \"$cur\"))";
          case INTERFACE ->
              "COMPREPLY=($(compgen -W \"$(ls /sys/class/net 2>/dev/null)\" -- \"$cur\"))";
          case SESSION ->
              "COMPREPLY=($(compgen -W \"$(ls \"${XDG_STATE_HOME:-$HOME/.local/state}/lastlease\""
                  + " 2>/dev/null)\" -- \"$cur\"))";
          default -> "";
        };
    String both =
        dashed.isEmpty() || words.isEmpty() ? dashed + words : dashed + "\n      " + words;
    return both.isEmpty() ? ":" : both;
  }
}
