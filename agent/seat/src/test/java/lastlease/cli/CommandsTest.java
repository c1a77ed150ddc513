package lastlease.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command is the first word, whether or not the language of all stands before it. */
class CommandsTest {
  @TempDir private Path home = Path.of("");

  private Terminal.Ended run(String line) {
    return new Terminal(home).run(line.split(" "));
  }

  @ParameterizedTest
  @CsvSource({"--lang ja anlyze x", "--lang=ja anlyze --help"})
  void aCommandThatIsNotThereIsToldInTheLanguageBeforeIt(String line) {
    Terminal.Ended ended = run(line);
    assertEquals(2, ended.status());
    assertEquals(
        List.of("lastlease: anlyzeというコマンドはありません。analyzeのことですか?（参照: lastlease --help）"),
        ended.errors());
    assertEquals("", ended.out());
  }

  @Test
  void oneThatNothingIsNearIsNoCommandEither() {
    Terminal.Ended ended = run("--lang ja nosuch");
    assertEquals(2, ended.status());
    assertEquals(List.of("lastlease: nosuchというコマンドはありません（参照: lastlease --help）"), ended.errors());
  }

  @Test
  void theLanguageBeforeACommandIsThatOfTheCommand() {
    Terminal.Ended ended = run("--lang ja analyze /nowhere");
    assertEquals(1, ended.status());
    assertEquals(List.of("lastlease: /nowhere: そのようなファイルはありません"), ended.errors());
    Terminal.Ended probe = run("--lang ja probe");
    assertEquals(3, probe.status());
    assertTrue(probe.out().startsWith("DHCP UNKNOWN - "), probe.out());
  }

  /** Its library is not on the class path of these tests. */
  @Test
  void aHubIsKnownWhereItsLibraryIsNotThere() {
    Terminal.Ended help = run("--help");
    assertTrue(help.out().matches("(?s).*\n  hub  .*"), help.out());
    Terminal.Ended japanese = new Terminal(home).at("Asia/Tokyo", Locale.JAPAN).run("--help");
    assertTrue(japanese.out().matches("(?s).*\n  hub  +多数の観測点.*"), japanese.out());
    assertTrue(run("generate-completion").out().matches("(?s).*[ \"']hub[ \"'].*"));
    assertTrue(run("hbu").err().contains("did you mean hub?"));
    Terminal.Ended hub = run("hub --event osaka");
    assertEquals(1, hub.status());
    assertEquals(1, hub.errors().size(), hub.err());
    assertTrue(hub.err().contains("libraries are not here"), hub.err());
  }

  @Test
  void aConfigurationMayHoldWhatOnlyAHubReads() {
    Terminal terminal = new Terminal(home).environment("LASTLEASE_KAFKA", "k1:9092");
    assertEquals(List.of(), terminal.run("plan", "--people", "9", "--pool", "20").errors());
  }

  @Test
  void nobodyStaysLongerThanTheEventLasts() {
    Terminal.Ended ended =
        new Terminal(home)
            .run("plan", "--people", "9", "--pool", "20", "--event", "8h", "--stay", "12h");
    assertEquals(2, ended.status());
    assertEquals(1, ended.errors().size(), ended.err());
    assertTrue(ended.err().contains("--stay is longer than --event"), ended.err());
  }
}
