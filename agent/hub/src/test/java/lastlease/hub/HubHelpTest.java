package lastlease.hub;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Pattern;
import lastlease.cli.CommandModel;
import lastlease.cli.HubElsewhere;
import lastlease.cli.config.KnownKeys;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/** The help of {@code hub} says in Japanese all that it says in English. */
class HubHelpTest {
  private static final Pattern JAPANESE = Pattern.compile("[\u3040-\u30ff\u4e00-\u9fff]");
  private static final Pattern SENTENCE = Pattern.compile("[a-z]{2,} [a-z]{2,}");

  private static CommandLine hub(boolean japanese) throws IOException {
    CommandLine all = CommandModel.commands();
    if (japanese) {
      all.setResourceBundle(
          ResourceBundle.getBundle(
              "lastlease.cli.Help",
              Locale.JAPANESE,
              ResourceBundle.Control.getNoFallbackControl(
                  ResourceBundle.Control.FORMAT_PROPERTIES)));
    }
    return requireNonNull(all.getSubcommands().get("hub"));
  }

  @Test
  void everyOptionIsDescribedInJapanese() throws IOException {
    List<String> untranslated = new ArrayList<>();
    for (ArgSpec arg : hub(true).getCommandSpec().args()) {
      String text = String.join(" ", arg.description());
      if (!arg.hidden() && !JAPANESE.matcher(text).find()) {
        untranslated.add(arg.paramLabel() + ": " + text);
      }
    }
    assertEquals(List.of(), untranslated);
  }

  /** Where this library is not, the seat's own command stands in for it in the help. */
  @Test
  void theSeatDescribesItAsItDescribesItself() throws IOException {
    CommandLine alone = new CommandLine(new HubElsewhere());
    var theirs = hub(false).getCommandSpec().usageMessage();
    var ours = alone.getCommandSpec().usageMessage();
    assertEquals(List.of(theirs.description()), List.of(ours.description()));
    assertEquals(List.of(theirs.footer()), List.of(ours.footer()));
    TreeSet<String> only = new TreeSet<>(keys(hub(false)));
    for (CommandLine other : CommandModel.commands().getSubcommands().values()) {
      if (!other.getCommandName().equals("hub")) {
        only.removeAll(keys(other));
      }
    }
    // No configuration erases an event.
    only.remove("erase");
    assertEquals(only, new TreeSet<>(KnownKeys.OF_THE_HUB));
  }

  private static List<String> keys(CommandLine command) {
    return command.getCommandSpec().options().stream().map(CommandModel::key).toList();
  }

  @Test
  void theDefaultsAreItsOwn() throws IOException {
    for (boolean japanese : new boolean[] {false, true}) {
      String[] listen =
          requireNonNull(hub(japanese).getCommandSpec().findOption("--listen")).description();
      assertTrue(listen[0].contains("0.0.0.0:8443"), listen[0]);
    }
  }

  @Test
  void noSentenceIsLeftInEnglish() throws IOException {
    var english = hub(false).getCommandSpec().usageMessage();
    var japanese = hub(true).getCommandSpec().usageMessage();
    assertEquals(english.description().length, japanese.description().length);
    assertEquals(english.footer().length, japanese.footer().length);
    List<String> lines = new ArrayList<>(List.of(japanese.description()));
    lines.addAll(List.of(japanese.footer()));
    for (String line : lines) {
      // Examples are what one types; their notes are not.
      String note = line.replaceFirst("^  lastlease .*?(?:   |$)", "");
      assertTrue(!SENTENCE.matcher(note).find() || JAPANESE.matcher(note).find(), line);
    }
  }
}
