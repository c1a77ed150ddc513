package lastlease.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;

/** Certificates and keys as text (RFC 7468). Messages say what to do, and hold no key. */
final class Pem {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\s+([A-Za-z0-9+/=\\s]*)-----END \\1-----");
  private static final long LONGEST = 1 << 20;

  private Pem() {}

  private static SaidException said(String key, Path file) {
    return new SaidException(Saying.of(key).with("file", file.toString()));
  }

  private static String text(Path file) throws IOException {
    if (Files.size(file) > LONGEST) {
      throw said("tls.large", file);
    }
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  /**
   * The certificates of a file: the server's own first, then those that vouch for it.
   *
   * @throws IOException with one line for the user
   */
  static List<X509Certificate> certificates(Path file) throws IOException {
    List<X509Certificate> all = new ArrayList<>();
    Matcher block = BLOCK.matcher(text(file));
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      while (block.find()) {
        if (block.group(1).equals("CERTIFICATE")) {
          byte[] der = Base64.getMimeDecoder().decode(block.group(2));
          all.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
        }
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new SaidException(Saying.of("tls.damaged").with("file", file.toString()), e);
    }
    if (all.isEmpty()) {
      throw said("tls.noCertificate", file);
    }
    return all;
  }

  /**
   * The private key of a file.
   *
   * @throws IOException with one line for the user
   */
  static PrivateKey key(Path file) throws IOException {
    Matcher block = BLOCK.matcher(text(file));
    while (block.find()) {
      if (block.group(1).equals("PRIVATE KEY")) {
        return key(file, Base64.getMimeDecoder().decode(block.group(2)));
      }
      if (block.group(1).endsWith("PRIVATE KEY")) {
        throw said("tls.oldKey", file);
      }
    }
    throw said("tls.noKey", file);
  }

  private static PrivateKey key(Path file, byte[] der) throws IOException {
    for (String algorithm : List.of("EC", "RSA", "EdDSA")) {
      PrivateKey key = key(algorithm, der);
      if (key != null) {
        return key;
      }
    }
    throw said("tls.otherKey", file);
  }

  /** Null where it is of another kind. */
  private static @Nullable PrivateKey key(String algorithm, byte[] der) {
    try {
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
    } catch (GeneralSecurityException e) {
      return null;
    }
  }

  /** A block of text. */
  static String of(String label, byte[] der) {
    Base64.Encoder encoder = Base64.getMimeEncoder(64, new byte[] {'\n'});
    return "-----BEGIN "
        + label
        + "-----\n"
        + encoder.encodeToString(der)
        + "\n-----END "
        + label
        + "-----\n";
  }
}
