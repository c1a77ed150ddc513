package lastlease.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import lastlease.cli.CommandModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the shells themselves offer. */
class CompletionTest {
  @TempDir private Path directory = Path.of("");

  @BeforeEach
  void writeTheScripts() throws IOException {
    Files.writeString(directory.resolve("bash"), BashCompletion.of(CommandModel.commands()));
    Files.writeString(directory.resolve("_lastlease"), ZshCompletion.of(CommandModel.commands()));
    Files.writeString(
        directory.resolve("lastlease.fish"), FishCompletion.of(CommandModel.commands()));
    Files.writeString(directory.resolve("venue one.pcap"), "");
    Files.createDirectory(directory.resolve("venues"));
  }

  private static Set<String> lines(String output) {
    return new TreeSet<>(output.lines().map(String::strip).toList());
  }

  /** Words are separated by blanks; the last one is completed. */
  private Set<String> bash(String line) {
    assumeTrue(Command.exists("bash"), "needs bash");
    return lines(
        Command.run(
                "bash",
                "--norc",
                "-c",
                "cd \"$1\" && . ./bash && COMP_WORDS=($2);"
                    + " [ \"${2% }\" = \"$2\" ] || COMP_WORDS+=('');"
                    + " COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _lastlease;"
                    + " printf '%s\\n' \"${COMPREPLY[@]}\"",
                "bash",
                directory.toString(),
                line)
            .output());
  }

  private Set<String> fish(String line) {
    assumeTrue(Command.exists("fish"), "needs fish");
    String words =
        Command.run(
                "env",
                "HOME=" + directory,
                "fish",
                "--no-config",
                "-c",
                "cd $argv[1]; source lastlease.fish; complete -C $argv[2] | string replace -r"
                    + " '\\t.*' ''",
                directory.toString(),
                line)
            .output();
    return lines(words);
  }

  @Test
  void commandsAreOffered() {
    assertTrue(bash("lastlease ").containsAll(List.of("watch", "analyze", "--help")));
    assertEquals(new TreeSet<>(List.of("analyze")), bash("lastlease an"));
    assertTrue(fish("lastlease ").containsAll(List.of("watch", "analyze")), "fish");
  }

  @Test
  void optionsOfTheCommandAreOffered() {
    assertEquals(new TreeSet<>(List.of("--journal-limit")), bash("lastlease watch --j"));
    assertEquals(new TreeSet<>(List.of("")), bash("lastlease plan --j"));
    assertEquals(new TreeSet<>(List.of("--journal-limit")), fish("lastlease watch --j"));
  }

  @Test
  void choicesAreOffered() {
    TreeSet<String> formats = new TreeSet<>(List.of("csv", "html", "json", "markdown", "text"));
    assertEquals(formats, bash("lastlease analyze --format "));
    assertEquals(new TreeSet<>(List.of("json")), bash("lastlease analyze --format = j"));
    assertEquals(formats, fish("lastlease analyze --format "));
  }

  @Test
  void interfacesAreOffered() {
    assertTrue(bash("lastlease watch -i ").contains("lo"));
    assertTrue(fish("lastlease watch -i ").contains("lo"));
  }

  @Test
  void filesAreLeftToTheShell() throws IOException {
    // Nothing offered: then readline completes names of files, blanks quoted.
    assertEquals(new TreeSet<>(List.of("")), bash("lastlease analyze ven"));
    assertEquals(new TreeSet<>(List.of("")), bash("lastlease analyze --out ven"));
    assertTrue(
        Files.readString(directory.resolve("bash")).contains("complete -o bashdefault -o default"));
    assertEquals(
        new TreeSet<>(List.of("venue one.pcap", "venues/")), fish("lastlease analyze ven"));
    assertEquals(new TreeSet<>(List.of("venues/")), fish("lastlease analyze --out ven"));
  }

  /** Line after line is typed into one shell, completed, and thrown away. */
  private static final String PRESS_TAB =
      """
      zmodload zsh/zpty
      zpty shell zsh -f -i
      zpty -w shell "cd $1; fpath=($1 \\$fpath); autoload -Uz compinit; compinit -D -u; PS1=rea''dy"
      zpty -r -m shell started '*ready*'
      shift
      for line offer; do
        print -r -- "$line: $offer"
        zpty -w -n shell "$line"
        zpty -r -m shell typed "*${line[-3,-1]}*"
        zpty -w -n shell $'\\t'
        zpty -r -m shell offers "*$offer*"
        zpty -w shell $'\\C-u'"print ov''er"
        zpty -r -m shell over '*over*ready*'
      done
      """;

  /** Far beyond what five completions take on any machine: a shell that offers nothing waits. */
  private static final String PATIENCE_SECONDS = "300";

  /**
   * zsh shows its offers to a terminal only: it gets one of its own, and the tab key is pressed.
   *
   * @param pairs a line, and what it is to be completed with
   */
  private void zshOffers(String... pairs) throws IOException {
    assumeTrue(Command.exists("zsh"), "needs zsh");
    Path script = Files.writeString(directory.resolve("drive.zsh"), PRESS_TAB);
    List<String> words = new ArrayList<>(List.of("timeout", PATIENCE_SECONDS, "env"));
    words.addAll(List.of("HOME=" + directory, "TERM=xterm", "zsh", "-f", script.toString()));
    words.add(directory.toString());
    words.addAll(List.of(pairs));
    Command.Result result = Command.run(words.toArray(String[]::new));
    assertEquals(0, result.status(), "the last of these was never offered:\n" + result.output());
  }

  @Test
  void zshOffersTheSame() throws IOException {
    zshOffers(
        "lastlease an", "alyze",
        "lastlease watch --jour", "nal-limit",
        "lastlease analyze --format j", "son",
        "lastlease watch -i l", "o",
        "lastlease analyze venue", "one.pcap");
  }
}
