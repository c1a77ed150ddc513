package lastlease.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import lastlease.cli.CommandModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarballIT {
  /** Whatever Java the machine has is out of sight. */
  private static final String WITHOUT_JAVA =
      "for d in /usr/lib/jvm /opt /usr/local; do [ ! -d $d ] || mount -t tmpfs none $d; done;"
          + " ! command -v java >/dev/null || ! java -version 2>/dev/null || exit 99; exec \"$@\"";

  @TempDir private Path directory = Path.of("");

  private Path unpacked(String glob) throws IOException {
    Command.Result tar =
        Command.run("tar", "-xzf", Built.one(glob).toString(), "-C", directory.toString());
    assertEquals(0, tar.status(), tar.output());
    try (var found = Files.list(directory)) {
      return found.findFirst().orElseThrow();
    }
  }

  @Test
  void itRunsWhereNoJavaIs() throws IOException {
    assumeTrue(Command.isRoot(), "hiding Java needs root");
    Path home = unpacked("lastlease-*-linux-*.tar.gz");
    String[] bare = {
      "unshare", "-m", "sh", "-c", WITHOUT_JAVA, "sh", "env", "-i", "PATH=/usr/bin:/bin"
    };
    Path report = directory.resolve("report");
    Command.Result demo = in(bare, home, "demo", "--fast", "--out", report.toString());
    assertEquals(0, demo.status(), demo.output());
    assertTrue(Files.size(report.resolve("report.html")) > 10_000, "the report");
    assertTrue(Files.size(home.resolve("lastlease.jsa")) > 0, "an archive that makes it start fast");
    String commands = in(bare, home, "--help").output();
    assertTrue(commands.matches("(?s).*\n  hub  .*"), commands);
    assertEquals("", welcome(bare, home, directory.resolve("state")));
  }

  /** What a hub says until it is stopped, unless it tells how seats join. */
  private static String welcome(String[] bare, Path home, Path state) {
    String[] ends = Arrays.copyOf(bare, bare.length + 2);
    ends[bare.length] = "timeout";
    ends[bare.length + 1] = "10";
    String[] hub = {"hub", "--listen", "127.0.0.1:0", "--state", state.toString()};
    String told = in(ends, home, hub).output();
    return told.contains("LASTLEASE_HUB_TOKEN=") ? "" : "the hub says: " + told;
  }

  private static Command.Result in(String[] before, Path home, String... arguments) {
    String[] words = new String[before.length + 1 + arguments.length];
    System.arraycopy(before, 0, words, 0, before.length);
    words[before.length] = home.resolve("bin/lastlease").toString();
    System.arraycopy(arguments, 0, words, before.length + 1, arguments.length);
    return Command.run(words);
  }

  @Test
  void withoutARuntimeItTakesTheMachines() throws IOException {
    Path home = unpacked("lastlease-*-noarch.tar.gz");
    assertTrue(Files.notExists(home.resolve("runtime")), "no runtime");
    String java = "JAVA_HOME=" + System.getProperty("java.home");
    Command.Result version = in(new String[] {"env", java}, home, "--version");
    assertEquals("lastlease " + System.getProperty("version"), version.output().strip());
    String windows = Files.readString(home.resolve("bin/lastlease.cmd"));
    assertTrue(windows.lines().count() > 10 && !windows.replace("\r\n", "").contains("\n"), "CRLF");
  }

  @Test
  void everyCommandHasAPageWithItsOptions() throws IOException {
    Path home = unpacked("lastlease-*-noarch.tar.gz");
    var commands = CommandModel.commands();
    for (var command : commands.getSubcommands().values()) {
      Path page = home.resolve("man/man1/lastlease-" + command.getCommandName() + ".1.gz");
      String roff = Command.run("gzip", "-dc", page.toString()).output().replace("\\-", "-");
      for (var option : Word.options(command)) {
        assertTrue(roff.contains(option.longestName()), page + " tells of " + option.longestName());
      }
    }
    String first =
        Command.run("gzip", "-dc", home.resolve("man/man1/lastlease.1.gz").toString()).output();
    for (String section : Set.of("EXAMPLES", "EXIT STATUS", "FILES")) {
      assertTrue(first.contains(".SH \"" + section), section);
    }
  }

  @Test
  void theListOfPartsNamesEveryLibrary() throws IOException {
    Path home = unpacked("lastlease-*-noarch.tar.gz");
    Path parts;
    try (var found = Files.list(home)) {
      parts = found.filter(file -> file.toString().endsWith(".cdx.json")).findFirst().orElseThrow();
    }
    String text = Files.readString(parts);
    String notice = Files.readString(home.resolve("NOTICE"));
    assertTrue(text.contains("\"bomFormat\" : \"CycloneDX\""), "CycloneDX");
    for (Path jar : Built.libraries()) {
      String name = String.valueOf(jar.getFileName()).replaceFirst("-[0-9][^-]*\\.jar$", "");
      assertTrue(text.contains("/" + name + "@"), name);
      if (!name.startsWith("lastlease")) {
        String version =
            String.valueOf(jar.getFileName()).replaceFirst("^.*-([0-9][^-]*)\\.jar$", "$1");
        assertTrue(text.contains("/" + name + "@" + version), name + " " + version);
        assertTrue(notice.contains("\n" + name + " " + version + " "), name + " in NOTICE");
      }
    }
    assertTrue(!text.contains("asciidoctorj"), "what pages are made with is no part");
  }
}
