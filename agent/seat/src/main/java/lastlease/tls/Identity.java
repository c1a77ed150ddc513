package lastlease.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import lastlease.words.SaidException;
import lastlease.words.Saying;

/**
 * Who a server is: its key and certificates.
 *
 * @param certificates the own one first
 * @param selfMade whether no authority vouches for it: then people compare the fingerprint
 */
public record Identity(PrivateKey key, List<X509Certificate> certificates, boolean selfMade) {
  /** The own certificate, as a file to hand to whoever is to trust it. */
  public static final String CERTIFICATE = "page-certificate.pem";

  static final String KEY = "page-key.pem";

  /** One that is about to end is made anew before an event, not within it. */
  private static final Duration LEFT = Duration.ofDays(14);

  private static final char[] NONE = new char[0];

  /**
   * One that somebody else made.
   *
   * @throws IOException with one line for the user
   */
  public static Identity of(Path certificate, Path key) throws IOException {
    return of(certificate, key, false);
  }

  private static Identity of(Path certificate, Path key, boolean selfMade) throws IOException {
    Identity identity = new Identity(Pem.key(key), Pem.certificates(certificate), selfMade);
    String wanted = identity.certificates().get(0).getPublicKey().getAlgorithm();
    if (!wanted.equals(identity.key().getAlgorithm())) {
      throw new SaidException(
          Saying.of("tls.otherPair")
              .with("key", key.toString())
              .with("certificate", certificate.toString()));
    }
    return identity;
  }

  /**
   * The own one: kept in a directory, and made where there is none or it ends soon. Its names and
   * addresses are those of the day on which it was made; the fingerprint stays.
   *
   * @throws IOException when the directory cannot be written
   */
  public static Identity own(
      Path directory, List<String> names, List<InetAddress> addresses, Instant now)
      throws IOException {
    Path certificate = directory.resolve(CERTIFICATE);
    Path key = directory.resolve(KEY);
    if (Files.exists(certificate) && Files.exists(key)) {
      Identity kept = of(certificate, key, true);
      Instant end = kept.certificates().get(0).getNotAfter().toInstant();
      if (now.plus(LEFT).isBefore(end)) {
        return kept;
      }
    }
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair keys = generator.generateKeyPair();
      X509Certificate own = SelfSigned.of(keys, names, addresses, now);
      write(key, Pem.of("PRIVATE KEY", keys.getPrivate().getEncoded()));
      write(certificate, Pem.of("CERTIFICATE", own.getEncoded()));
      return new Identity(keys.getPrivate(), List.of(own), true);
    } catch (GeneralSecurityException e) {
      throw new SaidException(
          Saying.of("tls.cannotMake").with("why", String.valueOf(e.getMessage())), e);
    }
  }

  /** Atomically, readable by the owner only from the first byte on. */
  private static void write(Path file, String text) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    boolean posix =
        Files.getFileAttributeView(fresh.toAbsolutePath().getParent(), PosixFileAttributeView.class)
            != null;
    if (posix) {
      Files.createFile(
          fresh,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(fresh, text, StandardCharsets.US_ASCII);
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** SHA-256 of the own certificate, as browsers show it: {@code AB:CD:…}. */
  public String fingerprint() {
    return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest(certificates.get(0)));
  }

  /** The same as an address carries it: 64 hexadecimal digits. */
  public String pin() {
    return HexFormat.of().formatHex(digest(certificates.get(0)));
  }

  /** SHA-256 of a certificate: what a fingerprint says of it. */
  public static byte[] digest(X509Certificate certificate) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256, and this one read it", e);
    }
  }

  /**
   * What a server needs.
   *
   * @throws IOException when key and certificates do not fit
   */
  public SSLContext context() throws IOException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, NONE);
      store.setKeyEntry("server", key, NONE, certificates.toArray(new X509Certificate[0]));
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(store, NONE);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new SaidException(
          Saying.of("tls.noFit").with("why", String.valueOf(e.getMessage())), e);
    }
  }
}
