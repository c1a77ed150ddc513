package lastlease.alert.channel;

import java.util.function.Consumer;
import lastlease.alert.form.Alert;
import lastlease.reports.AlertKind;

/**
 * Rings the terminal's bell when something is critical, or to try it; the terminal tells the words
 * itself.
 */
public final class Bell implements Channel {
  private final Consumer<String> terminal;

  public Bell(Consumer<String> terminal) {
    this.terminal = terminal;
  }

  @Override
  public String name() {
    return "terminal";
  }

  @Override
  public boolean reachesOthers() {
    return false;
  }

  @Override
  public void send(Alert alert) {
    if (alert.isCritical() || alert.kind() == AlertKind.TEST) {
      terminal.accept("\u0007");
    }
  }
}
