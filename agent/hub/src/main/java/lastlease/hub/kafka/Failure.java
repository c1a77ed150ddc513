package lastlease.hub.kafka;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.TimeoutException;

/** What went wrong between this process and the brokers, in one line for the user. */
final class Failure {
  private Failure() {}

  /**
   * Says it.
   *
   * @param doing what was tried, e.g. "create topics"
   */
  static IOException told(Cluster cluster, String doing, Throwable failure) {
    return new IOException("--kafka: " + line(cluster, doing, failure), failure);
  }

  static String line(Cluster cluster, String doing, Throwable failure) {
    Throwable cause = cause(failure);
    String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    if (cause instanceof ConfigException) {
      return message;
    }
    if (cause instanceof AuthenticationException) {
      return "the brokers refuse what --kafka-config says of who this is: " + message;
    }
    if (cause instanceof AuthorizationException) {
      return "the brokers do not let this user " + doing + ": " + message;
    }
    if (cause instanceof TimeoutException || cause instanceof DisconnectException) {
      return "no broker at " + cluster.brokers() + " answers (" + message + ")";
    }
    return "cannot " + doing + ": " + message;
  }

  /** The innermost that has words. */
  private static Throwable cause(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null
        && (cause instanceof ExecutionException
            || cause.getClass() == KafkaException.class
            || cause.getMessage() == null)) {
      cause = cause.getCause();
    }
    return cause;
  }
}
