package lastlease.tls;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A certificate that signs itself (RFC 5280), for a P-256 key: no authority knows an event laptop.
 * Whoever opens the page compares the fingerprint.
 */
final class SelfSigned {
  /** Browsers take server certificates of 398 days at most. */
  static final Duration LIFE = Duration.ofDays(397);

  /** A name that it always has, for whoever knows the address only by number. */
  static final String NAME = "lastlease";

  private static final String ECDSA_SHA256 = "1.2.840.10045.4.3.2";
  private static final String COMMON_NAME = "2.5.4.3";
  private static final String ALTERNATIVE_NAMES = "2.5.29.17";
  private static final String BASIC_CONSTRAINTS = "2.5.29.19";
  private static final String KEY_USAGE = "2.5.29.15";
  private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
  private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
  private static final int SERIAL_BITS = 127;

  /** digitalSignature: the first of the bits, and seven that are not used. */
  private static final byte[] DIGITAL_SIGNATURE = {0x03, 0x02, 0x07, (byte) 0x80};

  private SelfSigned() {}

  /**
   * Makes one.
   *
   * @param names DNS names
   * @param addresses literal addresses under which the page is opened
   */
  static X509Certificate of(
      KeyPair keys, List<String> names, List<InetAddress> addresses, Instant now)
      throws GeneralSecurityException {
    byte[] algorithm = Der.sequence(Der.objectId(ECDSA_SHA256));
    byte[] name = Der.sequence(Der.set(Der.sequence(Der.objectId(COMMON_NAME), Der.text(NAME))));
    byte[] body =
        Der.sequence(
            Der.tagged(0xa0, Der.integer(BigInteger.TWO)),
            Der.integer(new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(SERIAL_BITS - 1)),
            algorithm,
            name,
            // A phone's clock may be behind.
            Der.sequence(
                Der.time(now.minus(Duration.ofDays(1))), Der.time(now.plus(LIFE.minusDays(1)))),
            name,
            keys.getPublic().getEncoded(),
            Der.tagged(0xa3, extensions(names, addresses)));
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(keys.getPrivate());
    signature.update(body);
    byte[] whole = Der.sequence(body, algorithm, Der.bits(signature.sign()));
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(whole));
  }

  private static byte[] extensions(List<String> names, List<InetAddress> addresses) {
    List<byte[]> all = new ArrayList<>();
    for (String name : names) {
      all.add(Der.tagged(0x82, name.getBytes(StandardCharsets.US_ASCII)));
    }
    for (InetAddress address : addresses) {
      all.add(Der.tagged(0x87, address.getAddress()));
    }
    byte[] alternatives = Der.sequence(all.toArray(new byte[0][]));
    return Der.sequence(
        Der.sequence(Der.objectId(BASIC_CONSTRAINTS), Der.yes(), Der.octets(Der.sequence())),
        Der.sequence(Der.objectId(KEY_USAGE), Der.yes(), Der.octets(DIGITAL_SIGNATURE)),
        Der.sequence(
            Der.objectId(EXTENDED_KEY_USAGE), Der.octets(Der.sequence(Der.objectId(SERVER_AUTH)))),
        Der.sequence(Der.objectId(ALTERNATIVE_NAMES), Der.octets(alternatives)));
  }
}
