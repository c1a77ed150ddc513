package lastlease.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How much room texts take, and where they are broken. */
class ColumnsTest {
  private static final String ENGLISH =
      "08:58:14  ALERT  Now: The DHCP pool is exhausted (the server was seen to live where new"
          + " devices ask, at 192.168.111.222)";
  private static final String JAPANESE =
      "08:58:14  警報  更新：DHCPプールが枯渇しています（新しい端末の要求が届く経路で、サーバーの動作を確認）";

  @ParameterizedTest
  @CsvSource({"abc,3", "警報,4", "DHCPプール,10", "ﾌﾟｰﾙ,4"})
  void wideCharactersTakeTwoColumnsAndColoursNone(String text, int columns) {
    assertEquals(columns, Columns.of(text));
    assertEquals(columns, Columns.of("\u001b[1;31m" + text + "\u001b[0m"));
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 53, 80, 120, 300})
  void linesAreBrokenBetweenWordsAndIndented(int most) {
    for (String text : new String[] {ENGLISH, JAPANESE}) {
      String wrapped = Columns.wrap(text, most);
      String[] lines = wrapped.split("\n", -1);
      for (int i = 0; i < lines.length; i++) {
        assertTrue(Columns.of(lines[i]) <= most, lines[i]);
        assertTrue(i == 0 || lines[i].startsWith("          "), lines[i]);
      }
      assertEquals(text.replaceAll("\\s+", ""), wrapped.replaceAll("\\s+", ""));
      assertTrue(text.equals(JAPANESE) || wrapped.contains("192.168.111.222)"), wrapped);
    }
  }

  @Test
  void whatFitsStaysAsItIs() {
    assertEquals("a\n\n  b  \n", Columns.wrap("a\n\n  b  \n", 40));
    assertEquals("  1. one two\n     three", Columns.wrap("  1. one two three", 14));
  }

  @Test
  void aCutTextSaysSo() {
    assertEquals("DHCP…", Columns.cut("DHCPプール", 6));
    assertEquals("DHCPプ…", Columns.cut("DHCPプール", 7));
    assertEquals("abc", Columns.cut("abc", 3));
  }

  @Test
  void aPathIsALinkWhereTheTerminalIsKnownToHaveThem() {
    Path file = Path.of("/tmp/a b/report.html");
    String link = Link.to(file, file, true, Map.of("TERM", "xterm", "VTE_VERSION", "7200"));
    assertEquals(
        "\u001b]8;;file:///tmp/a%20b/report.html\u001b\\/tmp/a b/report.html\u001b]8;;\u001b\\",
        link);
    assertEquals(file.toString().length(), Columns.of(link));
    for (Map<String, String> other :
        java.util.List.of(
            Map.of("TERM", "xterm"),
            Map.of("TERM", "dumb", "VTE_VERSION", "7200"),
            Map.of("TERM", "xterm", "VTE_VERSION", "4200"),
            Map.of("TERM", "screen", "VTE_VERSION", "7200", "TMUX", "/tmp/x"))) {
      assertEquals(file.toString(), Link.to(file, file, true, other));
    }
    assertEquals(file.toString(), Link.to(file, file, false, Map.of("KITTY_WINDOW_ID", "1")));
  }

  @Test
  void nobodySitsBeforeARemoteShellADaemonOrRoot() {
    String linux = "Linux";
    assertEquals(Optional.empty(), Browser.of(Map.of("PATH", "/usr/bin"), linux, "me"));
    Map<String, String> remote = Map.of("PATH", "/bin", "DISPLAY", ":10", "SSH_CONNECTION", "x");
    assertEquals(Optional.empty(), Browser.of(remote, linux, "me"));
    assertEquals(
        Optional.empty(), Browser.of(Map.of("PATH", "/bin", "DISPLAY", ":0"), linux, "root"));
  }
}
