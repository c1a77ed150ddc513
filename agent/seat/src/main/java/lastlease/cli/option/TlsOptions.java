package lastlease.cli.option;

import java.io.IOException;
import java.nio.file.Path;
import lastlease.tls.Identity;
import lastlease.words.Misuse;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The certificate that a server is given; without these options it makes one of its own. */
public final class TlsOptions {
  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      description =
          "the page's certificate, PEM, with those that vouch for it (default: one of its own,"
              + " made once and kept)")
  private @Nullable Path certificate;

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "the private key of --tls-cert, PEM (PKCS #8)")
  private @Nullable Path key;

  /**
   * The one that was given; null where none was.
   *
   * @throws IOException with one line for the user
   */
  public @Nullable Identity brought() throws IOException {
    if (certificate == null && key == null) {
      return null;
    }
    if (certificate == null || key == null) {
      throw new Misuse(Saying.of("tls.together"));
    }
    return Identity.of(certificate, key);
  }
}
