package lastlease.cli.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lastlease.cli.Receiver;
import lastlease.cli.Terminal;
import lastlease.cli.VenueCapture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
  @TempDir private Path home = Path.of("");
  private String capture = "";

  @BeforeEach
  void writeTheCapture() throws IOException {
    Path file = home.resolve("venue.pcap");
    Files.write(file, new VenueCapture().whole());
    capture = file.toString();
  }

  private void file(String text) throws IOException {
    Path file = home.resolve("config/lastlease/lastlease.properties");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void theFileSaysWhatTheCommandLineDoesNot() throws IOException {
    file("lang=ja\nformat=markdown\n");
    assertTrue(new Terminal(home).run("analyze", capture).out().startsWith("#"));
    assertTrue(new Terminal(home).run("analyze", capture).out().contains("枯渇"));
    assertFalse(new Terminal(home).run("analyze", "--lang", "en", capture).out().contains("枯渇"));
  }

  @Test
  void theEnvironmentWinsOverTheFile() throws IOException {
    file("lang=ja\n");
    assertFalse(
        new Terminal(home)
            .environment("LASTLEASE_LANG", "en")
            .run("analyze", capture)
            .out()
            .contains("枯渇"));
  }

  @Test
  void anotherFileCanBeNamedAndMustBeThere() throws IOException {
    Path other = Files.writeString(home.resolve("other"), "lang=ja\n");
    assertTrue(
        new Terminal(home)
            .run("analyze", "--config", other.toString(), capture)
            .out()
            .contains("枯渇"));
    Terminal.Ended missing = new Terminal(home).run("analyze", "--config=nowhere", capture);
    assertEquals(2, missing.status());
    assertTrue(missing.err().contains("there is no configuration file nowhere"), missing.err());
  }

  @Test
  void anOptionThatWouldCarryASecretIsRefusedWithTheWayToDoIt() {
    Terminal.Ended ended =
        new Terminal(home).run("watch", "-", "--alert-slack", "https://hooks.example/secret");
    assertEquals(2, ended.status());
    assertTrue(ended.err().contains("LASTLEASE_ALERT_SLACK"), ended.err());
    assertFalse(ended.err().contains("hooks.example"), ended.err());
  }

  @Test
  void anAddressWithAPasswordIsRefusedOnTheCommandLine() {
    Terminal.Ended ended =
        new Terminal(home)
            .run("alert-test", "--alert-alertmanager", "http://crew:secret@alerts.example");
    assertEquals(2, ended.status());
    assertTrue(ended.err().contains("LASTLEASE_ALERT_ALERTMANAGER"), ended.err());
    assertFalse(ended.err().contains("secret@"), ended.err());
  }

  @Test
  void theDesktopIsToldByTheProgramThatIsThere() throws IOException {
    Path program = home.resolve("notify-send");
    Files.writeString(program, "#!/bin/sh\nprintf '%s\\n' \"$@\" >\"$(dirname \"$0\")/said\"\n");
    assertTrue(program.toFile().setExecutable(true));
    Terminal.Ended ended =
        new Terminal(home)
            .environment("PATH", home.toString())
            .environment("DISPLAY", ":0")
            .run("alert-test", "--lang", "ja");
    assertEquals(0, ended.status(), ended.err());
    assertEquals("desktop: 配信しました\n", ended.out());
    String said = Files.readString(home.resolve("said"));
    assertTrue(said.startsWith("-a\nlastlease\n-u\nnormal\n--\nlastlease"), said);
    assertTrue(
        new Terminal(home)
            .environment("PATH", home.toString())
            .run("alert-test")
            .err()
            .contains("no channel is configured"));
  }

  @Test
  void alertTestTellsWhichChannelFailed() throws IOException {
    try (Receiver receiver = new Receiver(0)) {
      Terminal.Ended fine =
          new Terminal(home)
              .environment("LASTLEASE_ALERT_WEBHOOK", receiver.address())
              .run("alert-test");
      assertEquals(0, fine.status(), fine.err());
      assertEquals("webhook: delivered\n", fine.out());
      receiver.answer(403);
      Terminal.Ended failed =
          new Terminal(home)
              .environment("LASTLEASE_ALERT_WEBHOOK", receiver.address())
              .run("alert-test");
      assertEquals(1, failed.status());
      assertTrue(failed.out().startsWith("webhook: failed: answered 403"), failed.out());
      assertFalse(failed.out().contains("secret-part"), failed.out());
    }
  }

  @Test
  void alertTestWithoutAnyChannelFails() {
    Terminal.Ended ended = new Terminal(home).run("alert-test");
    assertEquals(1, ended.status());
    assertTrue(ended.err().contains("no channel is configured"), ended.err());
  }

  @Test
  void aChannelWithoutAnAddressIsOneLineThatSaysWhere() throws IOException {
    Terminal.Ended option =
        new Terminal(home).run("alert-test", "--no-alert-desktop", "--alert-alertmanager", "blah");
    assertEquals(2, option.status());
    assertEquals(
        List.of("lastlease: --alert-alertmanager is no http or https address"), option.errors());
    file("# mine\nalert.slack=notaurl\n");
    Terminal.Ended line = new Terminal(home).run("alert-test", "--no-alert-desktop");
    assertEquals(2, line.status());
    String place = home.resolve("config/lastlease/lastlease.properties") + " line 2: ";
    assertTrue(
        line.errors().contains("lastlease: " + place + "alert.slack is no http or https address"),
        line.err());
    assertFalse(line.err().contains("notaurl"), line.err());
  }

  @Test
  void aKeyThatNothingReadsIsNamedWithItsLineAndTheNearestOne() throws IOException {
    file("# mine\npool=10.0.0.11-10.0.0.12\n\ntitel = A \\\n  B\nalert.slak=https://x\nzzzzzz=1\n");
    Terminal.Ended ended =
        new Terminal(home)
            .environment("LASTLEASE_LNAG", "ja")
            .environment("LASTLEASE_DEBUG", "1")
            .run("analyze", capture);
    assertEquals(0, ended.status(), ended.err());
    String file = home.resolve("config/lastlease/lastlease.properties").toString();
    assertEquals(
        List.of(
            "lastlease: "
                + file
                + " line 6: there is no option alert.slak; did you mean alert.slack?",
            "lastlease: LASTLEASE_LNAG: there is no option lnag; did you mean lang?",
            "lastlease: " + file + " line 4: there is no option titel; did you mean title?",
            "lastlease: " + file + " line 7: there is no option zzzzzz"),
        ended.errors().stream().filter(line -> !line.contains("chmod")).toList());
    assertEquals("", new Terminal(home).run("analyze", "-q", capture).err());
  }

  @Test
  void aKeyThatStandsTwiceIsSaid() throws IOException {
    file("lang=ja\nlang=en\n");
    Terminal.Ended ended = new Terminal(home).run("analyze", capture);
    assertTrue(ended.err().contains("line 2: lang stands twice"), ended.err());
  }

  @Test
  void aWrongValueIsShownWhereItStands() throws IOException {
    file("\nlang=fr\n");
    Terminal.Ended ended = new Terminal(home).run("analyze", capture);
    assertEquals(2, ended.status());
    assertEquals(1, ended.errors().size(), ended.err());
    assertTrue(ended.err().contains("lastlease.properties line 2: "), ended.err());
    assertTrue(ended.err().contains("'fr' is neither en nor ja"), ended.err());
    Terminal.Ended given = new Terminal(home).run("analyze", "--lang", "de", capture);
    assertFalse(given.err().contains("line 2"), given.err());
  }

  @Test
  void whatIsNoFileIsOneLine() throws IOException {
    Terminal.Ended directory =
        new Terminal(home).run("analyze", "--config", home.toString(), capture);
    Terminal.Ended empty = new Terminal(home).run("analyze", "--config=", capture);
    Terminal.Ended unset =
        new Terminal(home).environment("LASTLEASE_CONFIG", "").run("analyze", capture);
    Path binary = Files.write(home.resolve("binary"), new byte[] {'a', '=', (byte) 0xFF});
    Terminal.Ended bytes =
        new Terminal(home).run("analyze", "--config", binary.toString(), capture);
    Path escape = Files.writeString(home.resolve("escape"), "a=b\nx=\\u12\n");
    Terminal.Ended broken =
        new Terminal(home).run("analyze", "--config", escape.toString(), capture);
    for (Terminal.Ended ended : List.of(directory, empty, unset, bytes, broken)) {
      assertEquals(2, ended.status());
      assertEquals(1, ended.errors().size(), ended.err());
    }
    assertTrue(directory.err().contains("is a directory; name a file"), directory.err());
    assertTrue(empty.err().contains("--config is empty"), empty.err());
    assertTrue(unset.err().contains("LASTLEASE_CONFIG is empty"), unset.err());
    assertTrue(bytes.err().contains("UTF-8"), bytes.err());
    assertTrue(broken.err().contains("escape line 2: "), broken.err());
    assertEquals(3, new Terminal(home).run("probe", "-i", "lo", "--config=").status());
  }
}
