package lastlease.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Names that are no files, as of a variable that was not set, or a device without an end. */
@Timeout(60)
class EmptyNamesTest {
  @TempDir private Path home = Path.of("");

  private Terminal japanese() {
    return new Terminal(home).at("Asia/Tokyo", Locale.JAPAN);
  }

  private static void line(String told, int status, Terminal.Ended ended) {
    assertEquals(status, ended.status(), ended.err());
    assertEquals("", ended.out());
    assertEquals(List.of(told), ended.errors());
  }

  @Test
  void anEmptyNameIsNoCapture() {
    line(
        "lastlease: '': an empty name is no capture; name a file, or - for standard input",
        1,
        new Terminal(home).run("analyze", ""));
    line("lastlease: '': 名前が空です。キャプチャファイルか、標準入力を表す - を指定してください", 1, japanese().run("analyze", ""));
  }

  @Test
  void anEmptyNameIsNoPlaceForAReport() {
    line(
        "lastlease: --out: the name is empty (see: lastlease analyze --help)",
        2,
        new Terminal(home).run("analyze", "--out", "", "x"));
    line(
        "lastlease: --out: 名前が空です（参照: lastlease demo --help）", 2, japanese().run("demo", "--out="));
    line(
        "lastlease: --session: the name is empty (see: lastlease watch --help)",
        2,
        new Terminal(home).run("watch", "--session", "", "-"));
  }

  @Test
  void aDeviceWithoutAnEndIsNoConfiguration() {
    assumeTrue(Files.exists(Path.of("/dev/zero")), "a Unix system");
    line(
        "lastlease: /dev/zero is no configuration file: it is larger than 1 MB",
        2,
        configuredBy("/dev/zero"));
  }

  @Test
  void aPipeThatNobodyWritesIsNotWaitedForWithoutEnd() throws IOException, InterruptedException {
    Path pipe = home.resolve("pipe");
    assumeTrue(
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "mkfifo makes it");
    Terminal.Ended ended = configuredBy(pipe.toString());
    assertEquals(2, ended.status());
    assertTrue(
        ended.err().contains("brings nothing to its end within 5 s; name a file"), ended.err());
    assertEquals(1, ended.errors().size());
  }

  private Terminal.Ended configuredBy(String configuration) {
    return new Terminal(home).run("analyze", "--config", configuration, "x");
  }
}
