package lastlease.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DebianPackageIT {
  private static final double HARDENED = 2.0;

  /**
   * This machine with a layer of its own on top, which takes all that is written: the package is
   * installed there, without Java, used and purged.
   */
  private static final String INSTALL_AND_PURGE =
      """
      set -e
      mount -t tmpfs none "$1"
      mkdir "$1/written" "$1/work" "$1/all"
      mount -t overlay overlay -o "lowerdir=/,upperdir=$1/written,workdir=$1/work" "$1/all"
      mount -t proc proc "$1/all/proc"
      mount -t tmpfs none "$1/all/tmp"
      [ ! -d "$1/all/usr/lib/jvm" ] || mount -t tmpfs none "$1/all/usr/lib/jvm"
      mkdir "$1/all/deb" && cp "$2" "$1/all/deb/lastlease.deb"
      cat >"$1/all/deb/run" <<'END'
      set -e
      dpkg -i /deb/lastlease.deb
      echo == installed
      lastlease --version
      [ -f /usr/lib/lastlease/lastlease.jsa ] && echo == archive
      lastlease demo --fast --out /tmp/report >/dev/null && [ -s /tmp/report/report.html ] && echo == report
      mkdir -p /var/lib/lastlease/eth0 /etc/systemd/system/multi-user.target.wants
      ln -s /usr/lib/systemd/system/lastlease@.service /etc/systemd/system/multi-user.target.wants/lastlease@eth0.service
      dpkg -P lastlease
      echo == purged
      ls -A /tmp | grep -v report || true
      END
      chroot "$1/all" sh /deb/run
      cd "$1/written"
      echo == left
      find . -iname '*lastlease*' ! -type c ! -path './deb/*' ! -path './var/lib/dpkg/*' ! -path './var/cache/man/*'
      """;

  @TempDir private Path directory = Path.of("");

  private static Path deb() throws IOException {
    return Built.one("lastlease_*.deb");
  }

  @Test
  void lintianFindsNoError() throws IOException {
    assumeTrue(Command.exists("lintian"), "apt-get install lintian");
    Command.Result lintian = Command.run("lintian", "--fail-on", "error,warning", deb().toString());
    assertEquals(0, lintian.status(), lintian.output());
  }

  @Test
  void whatIsInstalledRunsAndIsPurgedToNothing() throws IOException {
    assumeTrue(Command.isRoot() && Command.exists("dpkg"), "needs root on Debian");
    assumeTrue(
        Command.run("dpkg-query", "-W", "libpcap0.8").status() == 0, "apt-get install libpcap0.8");
    assumeTrue(
        Command.run("dpkg-query", "-W", "lastlease").status() != 0, "lastlease is installed here");
    Command.Result all =
        Command.run(
            "unshare",
            "-m",
            "sh",
            "-c",
            INSTALL_AND_PURGE,
            "sh",
            directory.toString(),
            deb().toString());
    assertEquals(0, all.status(), all.output());
    List<String> told =
        all.output().lines().dropWhile(line -> !line.equals("== installed")).toList();
    assertEquals(
        List.of(
            "== installed",
            "lastlease " + System.getProperty("version"),
            "== archive",
            "== report"),
        told.subList(0, 4));
    assertEquals(
        List.of("== purged", "== left"),
        told.stream().dropWhile(line -> !line.equals("== purged")).toList());
  }

  @Test
  void theUnitIsValidAndHardened() throws IOException {
    assumeTrue(Command.exists("systemd-analyze"), "needs systemd-analyze");
    // An instance, and a program that is there.
    Path unit = directory.resolve("lastlease@eth0.service");
    Files.writeString(
        unit,
        Files.readString(Path.of("src/main/systemd/lastlease@.service"))
            .replace("/usr/bin/lastlease", "/bin/true")
            .replaceAll("(?m)^Documentation=.*$", ""));
    Command.Result valid = Command.run("systemd-analyze", "verify", unit.toString());
    assertEquals("", valid.output());
    String told =
        Command.run("systemd-analyze", "security", "--offline=true", unit.toString()).output();
    Matcher exposure = Pattern.compile("exposure level .*: ([0-9.]+)").matcher(told);
    assertTrue(exposure.find(), told);
    double score = Double.parseDouble(exposure.group(1));
    assertTrue(score <= HARDENED, String.format(Locale.ROOT, "%.1f%n%s", score, told));
  }
}
