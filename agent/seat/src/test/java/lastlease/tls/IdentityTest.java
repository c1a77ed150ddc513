package lastlease.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityTest {
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  @TempDir private Path home = Path.of("");

  private Identity own(Instant at) throws IOException {
    return Identity.own(
        home,
        List.of("laptop.local", "lastlease"),
        List.of(InetAddress.getByName("192.168.11.5"), InetAddress.getByName("2001:db8::1")),
        at);
  }

  @Test
  void theOwnOneIsMadeOnceAndKept() throws Exception {
    Identity first = own(now);
    assertEquals(first.fingerprint(), own(now.plus(Duration.ofDays(300))).fingerprint());
    assertTrue(first.fingerprint().matches("([0-9A-F]{2}:){31}[0-9A-F]{2}"));
    assertEquals(first.fingerprint().replace(":", "").toLowerCase(Locale.ROOT), first.pin());
    assertTrue(first.selfMade() && own(now).selfMade(), "nobody vouches for it");
    for (String file : List.of(Identity.KEY, Identity.CERTIFICATE)) {
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(file))));
    }
  }

  @Test
  void oneThatIsAboutToEndIsMadeAnew() throws Exception {
    assertNotEquals(
        own(now).fingerprint(), own(now.plus(SelfSigned.LIFE.minusDays(5))).fingerprint());
  }

  @Test
  void itIsWhatBrowsersAndScrapersTake() throws Exception {
    X509Certificate certificate = own(now).certificates().get(0);
    certificate.verify(certificate.getPublicKey());
    certificate.checkValidity();
    assertEquals(3, certificate.getVersion());
    assertEquals(-1, certificate.getBasicConstraints());
    assertEquals(List.of("1.3.6.1.5.5.7.3.1"), certificate.getExtendedKeyUsage());
    assertTrue(certificate.getKeyUsage()[0]);
    Map<Object, Object> names = new TreeMap<>();
    for (List<?> name : certificate.getSubjectAlternativeNames()) {
      names.merge(name.get(0), name.get(1), (a, b) -> a + " " + b);
    }
    assertEquals(
        "{2=laptop.local lastlease, 7=192.168.11.5 2001:db8:0:0:0:0:0:1}", names.toString());
    Duration life =
        Duration.between(
            certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant());
    assertTrue(life.toDays() <= 397, life.toString());
    assertTrue(certificate.getSerialNumber().signum() > 0);
  }

  @Test
  void oneThatIsBroughtAlongIsTakenAsItIs() throws Exception {
    Identity own = own(now);
    Identity brought = Identity.of(home.resolve(Identity.CERTIFICATE), home.resolve(Identity.KEY));
    assertEquals(own.fingerprint(), brought.fingerprint());
    assertEquals("TLS", brought.context().getProtocol());
    assertFalse(brought.selfMade(), "whoever brings one has it of somebody");
  }

  private String refused(String certificate, String key) throws IOException {
    Path one = Files.writeString(home.resolve("c.pem"), certificate);
    Path other = Files.writeString(home.resolve("k.pem"), key);
    String said =
        String.valueOf(assertThrows(IOException.class, () -> Identity.of(one, other)).getMessage());
    assertFalse(said.contains("\n"), said);
    return said;
  }

  @Test
  void whatIsWrongWithThemIsSaid() throws Exception {
    own(now);
    String certificate = Files.readString(home.resolve(Identity.CERTIFICATE));
    String key = Files.readString(home.resolve(Identity.KEY));
    assertTrue(
        refused("", key).endsWith("c.pem holds no certificate (PEM: -----BEGIN CERTIFICATE-----)"));
    assertTrue(refused(certificate, "").contains("k.pem holds no key"));
    assertTrue(
        refused(certificate, key.replace("PRIVATE KEY", "RSA PRIVATE KEY"))
            .contains("openssl pkcs8 -topk8 -nocrypt"));
    assertTrue(refused(certificate.replaceFirst("\nMI", "\nAA"), key).contains("damaged"));
    String rsa =
        Pem.of(
            "PRIVATE KEY",
            KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate().getEncoded());
    assertTrue(refused(certificate, rsa).contains("is not the key of"));
  }
}
