package lastlease.dashboard;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Secrets by which a server of pages knows who may look. */
public final class Token {
  private static final int BYTES = 16;
  private static final String HMAC = "HmacSHA256";

  private Token() {}

  /** One that nobody can guess: 128 random bits, 32 hexadecimal digits. */
  public static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Whether they are the same; how long it takes says nothing of where they differ. */
  public static boolean isSame(String given, String wanted) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), wanted.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Shows that a cookie was made with a token: it is good as long as the token is, after a restart
   * too, and nothing needs to be remembered. The token cannot be told from it.
   *
   * @param what the cookie is about
   * @return 32 bytes
   */
  public static byte[] proof(String token, String what) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), HMAC));
      return mac.doFinal(what.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
