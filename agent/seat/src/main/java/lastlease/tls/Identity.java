package lastlease.tls;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import lastlease.words.SaidException;
import lastlease.words.Saying;

/**
 * What a TLS server shows of itself.
 *
 * @param store with the one key and its certificates
 * @param selfMade whether no authority vouches for it: then people compare the fingerprint
 */
public record Identity(KeyStore store, boolean selfMade) {
  private static final String NAME = "lastlease";

  /** Of a file that its owner alone may read; the form wants one. */
  private static final char[] PASSWORD = "lastlease".toCharArray();

  private static final String ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2";
  private static final String COMMON_NAME = "2.5.4.3";
  private static final String ALTERNATIVE_NAMES = "2.5.29.17";
  private static final Duration LASTS = Duration.ofDays(3650);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /**
   * Reads a certificate (with the chain after it) and its key.
   *
   * @throws IOException with one line for the user
   */
  public static Identity ofFiles(Path certificate, Path key) throws IOException {
    List<Certificate> chain = new ArrayList<>();
    try (InputStream in = Files.newInputStream(certificate)) {
      chain.addAll(CertificateFactory.getInstance("X.509").generateCertificates(in));
      if (chain.isEmpty()) {
        throw new SaidException(Saying.of("tls.noCertificate").with("file", certificate));
      }
      return new Identity(store(key(key), chain), false);
    } catch (GeneralSecurityException e) {
      throw new SaidException(Saying.of("tls.noCertificate").with("file", certificate), e);
    }
  }

  private static PrivateKey key(Path file) throws IOException {
    String text = Files.readString(file);
    String begin = "-----BEGIN PRIVATE KEY-----";
    int at = text.indexOf(begin);
    int end = text.indexOf("-----END PRIVATE KEY-----");
    if (at < 0 || end < at) {
      throw new SaidException(Saying.of("tls.noKey").with("file", file));
    }
    byte[] bytes;
    try {
      bytes = Base64.getMimeDecoder().decode(text.substring(at + begin.length(), end));
    } catch (IllegalArgumentException e) {
      throw new SaidException(Saying.of("tls.noKey").with("file", file), e);
    }
    GeneralSecurityException failure = null;
    for (String algorithm : List.of("EC", "RSA", "Ed25519")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
      } catch (GeneralSecurityException e) {
        // Of another kind, then: the last one tells.
        failure = e;
      }
    }
    throw new SaidException(Saying.of("tls.kind").with("file", file), failure);
  }

  /**
   * The one kept in a file, or a new one that no authority knows.
   *
   * @param file where it is kept; made, readable by its owner, where there is none
   * @param names host names and addresses that it is for
   */
  public static Identity kept(Path file, Collection<String> names, Instant now) throws IOException {
    try {
      if (Files.exists(file)) {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(Files.readAllBytes(file)), PASSWORD);
        return new Identity(store, true);
      }
      Identity made = made(names, now);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      made.store.store(out, PASSWORD);
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.deleteIfExists(fresh);
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            fresh,
            java.nio.file.attribute.PosixFilePermissions.asFileAttribute(
                java.nio.file.attribute.PosixFilePermissions.fromString("rw-------")));
      }
      Files.write(fresh, out.toByteArray());
      Files.move(fresh, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
      return made;
    } catch (GeneralSecurityException e) {
      throw new SaidException(Saying.of("tls.damaged").with("file", file), e);
    }
  }

  /** A new key, with a certificate of its own making. */
  static Identity made(Collection<String> names, Instant now) throws IOException {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      byte[] algorithm = Der.of(Der.SEQUENCE, Der.oid(ECDSA_WITH_SHA256));
      byte[] body = body(pair, names, algorithm, now);
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(pair.getPrivate());
      signature.update(body);
      byte[] whole =
          Der.of(
              Der.SEQUENCE, body, algorithm, Der.of(Der.BIT_STRING, new byte[1], signature.sign()));
      Certificate certificate =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(whole));
      return new Identity(store(pair.getPrivate(), List.of(certificate)), true);
    } catch (GeneralSecurityException e) {
      throw new SaidException(
          Saying.of("tls.failed").with("why", String.valueOf(e.getMessage())), e);
    }
  }

  private static byte[] body(KeyPair pair, Collection<String> names, byte[] algorithm, Instant now)
      throws IOException {
    byte[] name =
        Der.of(
            Der.SEQUENCE,
            Der.of(Der.SET, Der.of(Der.SEQUENCE, Der.oid(COMMON_NAME), Der.utf8("lastlease"))));
    byte[] validity =
        Der.of(
            Der.SEQUENCE,
            // A clock that is wrong by a day is no reason to refuse it.
            time(now.minus(Duration.ofDays(1))),
            time(now.plus(LASTS)));
    byte[] alternatives =
        Der.of(Der.SEQUENCE, names.stream().map(Identity::alternative).toArray(byte[][]::new));
    byte[] extensions =
        Der.of(
            Der.SEQUENCE,
            Der.of(
                Der.SEQUENCE, Der.oid(ALTERNATIVE_NAMES), Der.of(Der.OCTET_STRING, alternatives)));
    return Der.of(
        Der.SEQUENCE,
        Der.of(0xA0, Der.integer(BigInteger.TWO)),
        Der.integer(new BigInteger(120, new SecureRandom()).setBit(120)),
        algorithm,
        name,
        validity,
        name,
        pair.getPublic().getEncoded(),
        Der.of(0xA3, extensions));
  }

  private static byte[] time(Instant at) {
    return Der.of(
        Der.GENERALIZED_TIME, TIME.format(at).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }

  private static byte[] alternative(String name) {
    if (name.matches("[0-9.]+") || name.contains(":")) {
      try {
        return Der.of(0x87, InetAddress.getByName(name.replaceAll("[\\[\\]]", "")).getAddress());
      } catch (java.net.UnknownHostException e) {
        // No address after all: it stands as a name.
        return Der.of(0x82, name.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      }
    }
    return Der.of(0x82, name.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }

  private static KeyStore store(PrivateKey key, List<Certificate> chain)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, PASSWORD);
    store.setKeyEntry(NAME, key, PASSWORD, chain.toArray(Certificate[]::new));
    return store;
  }

  /** What a server needs. */
  public SSLContext context() throws IOException {
    try {
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new SaidException(
          Saying.of("tls.failed").with("why", String.valueOf(e.getMessage())), e);
    }
  }

  /** SHA-256 of the certificate, 64 hexadecimal digits. */
  public String fingerprint() throws IOException {
    try {
      Certificate certificate = store.getCertificate(store.aliases().nextElement());
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new SaidException(
          Saying.of("tls.failed").with("why", String.valueOf(e.getMessage())), e);
    }
  }
}
