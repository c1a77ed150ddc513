package lastlease.alert.channel;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import lastlease.alert.form.Alert;

/**
 * Notifications of the desktop, by whichever program is there: notify-send on Linux, osascript on
 * macOS and PowerShell on Windows (both untested). Under sudo they go to the user who called it.
 */
public final class Desktop {
  private Desktop() {}

  /** The channel, or nothing on a machine without a desktop. */
  public static Optional<Channel> channel(Map<String, String> environment) {
    String path = environment.getOrDefault("PATH", "");
    Optional<String> notifySend = find("notify-send", path);
    if (notifySend.isPresent()) {
      boolean session =
          environment.containsKey("DBUS_SESSION_BUS_ADDRESS")
              || environment.containsKey("DISPLAY")
              || environment.containsKey("WAYLAND_DISPLAY")
              || environment.containsKey("SUDO_USER");
      return session
          ? Optional.of(program(alert -> notifySend(notifySend.get(), alert, environment)))
          : Optional.empty();
    }
    if (find("osascript", path).isPresent()) {
      return Optional.of(program(Desktop::osascript));
    }
    return find("powershell.exe", path).isPresent()
        ? Optional.of(program(alert -> powershell()))
        : Optional.empty();
  }

  private static Channel program(java.util.function.Function<Alert, List<String>> command) {
    return ProgramChannel.desktop(command, alert -> alert.title() + "\n" + alert.body());
  }

  private static Optional<String> find(String program, String path) {
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(path)
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  private static List<String> notifySend(
      String program, Alert alert, Map<String, String> environment) {
    List<String> words = new ArrayList<>();
    String user = environment.getOrDefault("SUDO_USER", "");
    String uid = environment.getOrDefault("SUDO_UID", "");
    String gid = environment.getOrDefault("SUDO_GID", "");
    if (!user.isEmpty() && uid.matches("[0-9]{1,10}") && gid.matches("[0-9]{1,10}")) {
      words.addAll(
          List.of(
              "setpriv",
              "--reuid",
              uid,
              "--regid",
              gid,
              "--clear-groups",
              "env",
              "DBUS_SESSION_BUS_ADDRESS=unix:path=/run/user/" + uid + "/bus"));
    }
    String urgency = alert.isCritical() ? "critical" : "normal";
    // The body may hold markup there; what would be is taken out.
    String body = alert.body().replace("&", "&amp;").replace("<", "&lt;");
    words.addAll(List.of(program, "-a", "lastlease", "-u", urgency, "--", alert.title(), body));
    return words;
  }

  private static List<String> osascript(Alert alert) {
    return List.of(
        "osascript",
        "-e",
        "on run argv",
        "-e",
        "display notification (item 2 of argv) with title (item 1 of argv)",
        "-e",
        "end run",
        alert.title(),
        alert.body());
  }

  /** The text comes on standard input, so that none of it is code. */
  private static List<String> powershell() {
    return List.of(
        "powershell.exe",
        "-NoProfile",
        "-Command",
        String.join(
            ";",
            "$t=[Console]::In.ReadLine()",
            "$b=[Console]::In.ReadToEnd()",
            "Add-Type -AssemblyName System.Windows.Forms",
            "$n=New-Object System.Windows.Forms.NotifyIcon",
            "$n.Icon=[System.Drawing.SystemIcons]::Warning",
            "$n.Visible=$true",
            "$n.ShowBalloonTip(10000,$t,$b,'Warning')",
            "Start-Sleep 5"));
  }
}
