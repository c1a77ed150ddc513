package lastlease.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import lastlease.cli.Terminal;
import lastlease.cli.VenueCapture;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardOptionsTest {
  @TempDir private Path home = Path.of("");

  private Terminal terminal() {
    return new Terminal(home).in(new VenueCapture().whole());
  }

  @Test
  void aShortTokenIsRefusedWhereverItComesFrom() throws IOException {
    Terminal.Ended byEnvironment =
        terminal()
            .environment("LASTLEASE_TOKEN", "a")
            .run("watch", "-", "--listen", "0.0.0.0:0", "--format", "json");
    assertEquals(1, byEnvironment.status());
    assertTrue(byEnvironment.err().contains("LASTLEASE_TOKEN: a token has 16"));
    Path file = Files.writeString(home.resolve("token"), "short\n");
    Terminal.Ended byFile =
        terminal().run("watch", "-", "--listen", "0.0.0.0:0", "--token-file", file.toString());
    assertEquals(1, byFile.status());
    assertTrue(byFile.err().contains("a token has 16"), byFile.err());
  }

  @Test
  void aTokenThatNoHeaderTakesIsRefused() {
    Terminal.Ended ended =
        terminal()
            .environment("LASTLEASE_TOKEN", "sixteen letters and spaces")
            .run("watch", "-", "--listen", "0.0.0.0:0", "--format", "json");
    assertEquals(1, ended.status());
    assertTrue(ended.err().contains("LASTLEASE_TOKEN: a token has letters"), ended.err());
    Terminal.Ended short15 =
        terminal()
            .environment("LASTLEASE_TOKEN", "  fifteen-letters\n")
            .run("watch", "-", "--listen", "0.0.0.0:0", "--format", "json");
    assertTrue(short15.err().contains("a token has 16"), short15.err());
  }

  @Test
  void elsewhereItIsHttpsWithATokenAndSaysItsFingerprint() {
    Terminal.Ended ended = terminal().run("watch", "-", "--listen", "0.0.0.0:0");
    assertEquals(0, ended.status(), ended.err());
    assertTrue(ended.err().matches("(?s).*https://\\S+\\?token=[0-9a-f]{32}.*"), ended.err());
    assertTrue(ended.err().matches("(?s).*fingerprint: (..:){31}...*"), ended.err());
    assertFalse(ended.err().contains("http://"), ended.err());
  }

  @Test
  void theFingerprintStays() {
    String first = fingerprint();
    assertEquals(first, fingerprint());
  }

  private String fingerprint() {
    return terminal()
        .run("watch", "-", "--listen", "0.0.0.0:0")
        .err()
        .replaceFirst("(?s).*fingerprint: (\\S+).*", "$1");
  }

  @Test
  void plainHttpElsewhereOnlyByName() {
    Terminal.Ended ended = terminal().run("watch", "-", "--listen", "0.0.0.0:0", "--insecure");
    assertEquals(0, ended.status(), ended.err());
    assertTrue(ended.err().contains("whoever is on the path reads the page"), ended.err());
    assertTrue(ended.err().contains("http://"), ended.err());
  }

  @Test
  void aCertificateAndItsKeyGoTogether() {
    Terminal.Ended ended =
        terminal().run("watch", "-", "--listen", "0.0.0.0:0", "--tls-cert", "c.pem");
    assertEquals(2, ended.status());
    assertTrue(ended.err().contains("--tls-cert and --tls-key go together"), ended.err());
  }

  @Test
  void onAllAddressesItNamesThoseThatAPhoneCanOpen() throws IOException {
    boolean reachable =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .anyMatch(one -> one instanceof Inet4Address && one.isSiteLocalAddress());
    Assumptions.assumeTrue(reachable, "needs an address that is not the loopback's");
    Terminal.Ended ended = terminal().run("watch", "-", "--listen", "0.0.0.0:0");
    assertTrue(ended.err().contains("?token="), ended.err());
    assertFalse(ended.err().contains("//0.0.0.0"), ended.err());
  }

  @Test
  void aNamedPortThatIsTakenIsAnError() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      Terminal.Ended ended = terminal().run("watch", "-", "--listen", "127.0.0.1:" + port);
      assertEquals(1, ended.status());
      assertEquals("", ended.out());
      assertTrue(ended.err().contains("port " + port + " cannot be had"), ended.err());
    }
  }

  @Test
  void withoutADashboardNoneIsSaid() {
    Terminal.Ended ended = terminal().run("watch", "-", "--no-dashboard");
    assertEquals(0, ended.status(), ended.err());
    assertTrue(!ended.err().contains("http://"), ended.err());
  }

  @Test
  void aTokenFileThatIsNotThereIsSaid() {
    Terminal.Ended ended =
        new Terminal(home).run("watch", "-", "--listen", "0.0.0.0:0", "--token-file", "/nowhere/t");
    assertEquals(1, ended.status());
    assertTrue(ended.err().contains("/nowhere/t: no such file or directory"), ended.err());
  }
}
