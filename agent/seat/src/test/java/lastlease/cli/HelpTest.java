package lastlease.cli;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import lastlease.terminal.Columns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/** The help of every command in both languages: whole, and no wider than the terminal. */
class HelpTest {
  private static final Pattern JAPANESE = Pattern.compile("[\u3040-\u30ff\u4e00-\u9fff]");
  private static final Pattern SENTENCE = Pattern.compile("[a-z]{2,} [a-z]{2,}");

  @TempDir private Path home = Path.of("");

  private static Map<String, CommandLine> commands() throws IOException {
    CommandLine all = CommandModel.commands();
    all.setResourceBundle(HelpText.japanese());
    Map<String, CommandLine> commands = new TreeMap<>(all.getSubcommands());
    commands.put("", all);
    return commands;
  }

  @Test
  void everyCommandIsLookedAt() throws IOException {
    assertTrue(
        commands().keySet().containsAll(List.of("", "watch", "analyze", "help")),
        commands().keySet().toString());
  }

  @Test
  void everythingThatIsDescribedIsDescribedInJapanese() throws IOException {
    List<String> untranslated = new ArrayList<>();
    for (Map.Entry<String, CommandLine> command : commands().entrySet()) {
      for (ArgSpec arg : command.getValue().getCommandSpec().args()) {
        String text = String.join(" ", arg.description());
        if (!arg.hidden() && !JAPANESE.matcher(text).find()) {
          untranslated.add(command.getKey() + " " + arg.paramLabel() + ": " + text);
        }
      }
      var usage = command.getValue().getCommandSpec().usageMessage();
      String description = String.join("\n", usage.description());
      if (!JAPANESE.matcher(description).find()) {
        untranslated.add(command.getKey() + ": " + description);
      }
      String all = description + "\n" + String.join("\n", usage.footer());
      for (String line : all.lines().toList()) {
        // Examples are what one types; their notes are not.
        boolean example = line.matches("  .*\\blastlease .*") || line.matches("  ssh .*");
        String note = example ? line.replaceFirst("^  \\S.*?(?:   |$)", "") : line;
        if (SENTENCE.matcher(note).find() && !JAPANESE.matcher(note).find()) {
          untranslated.add(command.getKey() + ": " + line);
        }
      }
    }
    assertEquals(List.of(), untranslated);
  }

  @Test
  void theJapaneseHelpSaysAsMuchAsTheEnglishOne() throws IOException {
    CommandLine english = CommandModel.commands();
    for (Map.Entry<String, CommandLine> command : commands().entrySet()) {
      CommandLine other =
          command.getKey().isEmpty()
              ? english
              : requireNonNull(english.getSubcommands().get(command.getKey()));
      long here = command.getValue().getCommandSpec().usageMessage().footer().length;
      long there = other.getCommandSpec().usageMessage().footer().length;
      assertTrue(Math.abs(here - there) <= 1, command.getKey() + ": " + here + ", " + there);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 120})
  void itIsNoWiderThanTheTerminal(int columns) throws IOException {
    for (String command : commands().keySet()) {
      for (Locale locale : List.of(Locale.US, Locale.JAPAN)) {
        Terminal terminal = new Terminal(home).at("Asia/Tokyo", locale);
        terminal.environment("LASTLEASE_COLUMNS", Integer.toString(columns));
        Terminal.Ended ended =
            command.isEmpty() ? terminal.run("--help") : terminal.run(command, "--help");
        assertEquals(0, ended.status(), ended.err());
        assertEquals(locale.equals(Locale.JAPAN), JAPANESE.matcher(ended.out()).find());
        ended
            .out()
            .lines()
            .filter(line -> !line.contains("  lastlease ") && !line.startsWith("  alert."))
            .forEach(line -> assertTrue(Columns.of(line) <= columns, line));
      }
    }
  }

  @Test
  void theLanguageIsThatOfTheArgumentsTheConfigurationOrTheLocale() {
    assertTrue(JAPANESE.matcher(new Terminal(home).run("--lang", "ja", "--help").out()).find());
    Terminal japanese = new Terminal(home).at("Asia/Tokyo", Locale.JAPAN);
    assertTrue(JAPANESE.matcher(japanese.run("plan").err()).find());
    assertTrue(!JAPANESE.matcher(japanese.run("plan", "--lang=en").err()).find());
    Terminal configured = new Terminal(home).environment("LASTLEASE_LANG", "ja");
    assertTrue(JAPANESE.matcher(configured.run("analyze", "/nowhere").err()).find());
  }
}
