package lastlease.terminal;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A file's name that a click opens (OSC 8), where the terminal can. */
public final class Link {
  /** Terminals that say who they are, and know links. */
  private static final List<String> VARIABLES =
      List.of(
          "KITTY_WINDOW_ID",
          "WEZTERM_PANE",
          "KONSOLE_VERSION",
          "WT_SESSION",
          "ALACRITTY_WINDOW_ID",
          "DOMTERM",
          "GHOSTTY_RESOURCES_DIR");

  private static final List<String> PROGRAMS =
      List.of("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio");

  /** VTE (GNOME Terminal, Tilix, xfce4-terminal) from 0.50 on. */
  private static final int VTE = 5000;

  private Link() {}

  /**
   * A name as a link, where that is known to work.
   *
   * @param file that the link opens
   * @param shown the name that stands there
   * @param terminal whether it goes to a terminal at all
   */
  public static String to(
      Path file, Path shown, boolean terminal, Map<String, String> environment) {
    if (!terminal || !isKnown(environment)) {
      return shown.toString();
    }
    URI address = file.toAbsolutePath().toUri();
    return "\u001b]8;;" + address.toASCIIString() + "\u001b\\" + shown + "\u001b]8;;\u001b\\";
  }

  private static boolean isKnown(Map<String, String> environment) {
    String term = environment.getOrDefault("TERM", "");
    if (term.isEmpty() || term.equals("dumb") || environment.containsKey("NO_COLOR")) {
      return false;
    }
    // tmux and screen pass links on only since lately, and only if told to.
    if (environment.containsKey("TMUX") || term.startsWith("screen")) {
      return false;
    }
    String vte = environment.getOrDefault("VTE_VERSION", "");
    return VARIABLES.stream().anyMatch(environment::containsKey)
        || PROGRAMS.contains(environment.getOrDefault("TERM_PROGRAM", ""))
        || term.startsWith("foot")
        || term.equals("xterm-kitty")
        || vte.matches("[0-9]{4,6}") && Integer.parseInt(vte) >= VTE;
  }
}
