package lastlease.words;

import java.io.InterruptedIOException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Why another machine cannot be talked with, in a person's words: the classes of failures have
 * names for programmers, and their messages may hold the address, which may be a secret.
 */
public final class NoConnection {
  private NoConnection() {}

  /** What the failure, or what is behind it, says. */
  public static Saying of(Throwable failure) {
    String broken =
        failure instanceof java.net.ConnectException ? "connection.none" : "connection.broken";
    for (@Nullable Throwable one = failure; one != null; one = one.getCause()) {
      Optional<String> key = key(one);
      if (key.isPresent()) {
        return Saying.of(key.get());
      }
    }
    return Saying.of(broken);
  }

  private static Optional<String> key(Throwable failure) {
    if (failure instanceof UnresolvedAddressException || failure instanceof UnknownHostException) {
      return Optional.of("connection.noHost");
    }
    if (failure instanceof HttpTimeoutException || failure instanceof InterruptedIOException) {
      return Optional.of("connection.slow");
    }
    if (failure instanceof SSLException) {
      return Optional.of("connection.tls");
    }
    return failure instanceof NoRouteToHostException
        ? Optional.of("connection.noRoute")
        : Optional.empty();
  }
}
