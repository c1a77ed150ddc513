package lastlease.hub.kafka.broker;

import java.util.concurrent.ExecutionException;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.TimeoutException;

/** What went wrong between this process and the brokers, in one line for the user. */
public final class Failure {
  private Failure() {}

  /**
   * Says it.
   *
   * @param doing what was tried, as a sentence goes on with it
   */
  public static SaidException told(Cluster cluster, Saying doing, Throwable failure) {
    return new SaidException(
        Saying.of("kafka.failed").with("why", line(cluster, doing, failure)), failure);
  }

  /** A line for the user: what was being done, and why it failed. */
  public static Saying line(Cluster cluster, Saying doing, Throwable failure) {
    Throwable cause = cause(failure);
    String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    if (cause instanceof ConfigException) {
      return Saying.plain(message);
    }
    if (cause instanceof AuthenticationException) {
      return Saying.of("kafka.unknown").with("why", message);
    }
    if (cause instanceof AuthorizationException) {
      return Saying.of("kafka.forbidden").with("doing", doing).with("why", message);
    }
    if (cause instanceof TimeoutException || cause instanceof DisconnectException) {
      return Saying.of("kafka.noAnswer").with("brokers", cluster.brokers()).with("why", message);
    }
    return Saying.of("kafka.cannot").with("doing", doing).with("why", message);
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
