package lastlease.cli;

import java.util.Locale;
import java.util.ResourceBundle;
import lastlease.session.Surroundings;
import lastlease.terminal.Columns;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The help in the language of the surroundings, as wide as the terminal. English stands beside the
 * options, since manuals and completion are made of it; a bundle has the Japanese.
 */
final class HelpText {
  static final String BUNDLE = "lastlease.cli.Help";

  /** Longer lines are hard to read. */
  private static final int WIDEST = 120;

  /** picocli lays nothing out in less. */
  private static final int NARROWEST = 56;

  private HelpText() {}

  static void prepare(CommandLine line, Surroundings here) {
    if (here.columns() > 0) {
      line.setUsageHelpWidth(Math.max(NARROWEST, Math.min(WIDEST, here.columns() - 1)));
    }
    if (here.locale().getLanguage().equals(Locale.JAPANESE.getLanguage())) {
      line.setResourceBundle(japanese());
      measureHeadings(line);
    }
  }

  /**
   * picocli counts characters of the heading before the usage; a Japanese one is two columns wide.
   */
  private static void measureHeadings(CommandLine line) {
    line.getHelpSectionMap()
        .put(
            UsageMessageSpec.SECTION_KEY_SYNOPSIS,
            help -> help.synopsis(Columns.of(help.synopsisHeading())));
    line.getSubcommands().values().forEach(HelpText::measureHeadings);
  }

  static ResourceBundle japanese() {
    return ResourceBundle.getBundle(
        BUNDLE,
        Locale.JAPANESE,
        HelpText.class.getClassLoader(),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
