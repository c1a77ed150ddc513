package lastlease.hub.kafka.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import lastlease.hub.kafka.broker.Cluster;
import lastlease.hub.kafka.broker.Failure;
import lastlease.hub.kafka.broker.Reading;
import lastlease.hub.kafka.broker.Topics;
import lastlease.hub.secret.Tokens;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * An event's tokens, the same for all its hubs. Each that finds none proposes some under a key of
 * its own; of all proposals the first in the log holds, whoever looks and whenever.
 */
public final class SharedTokens {
  private static final String KEY = "tokens/";

  private SharedTokens() {}

  /** The tokens that all hubs of this event use; proposes some where there are none yet. */
  public static Tokens of(Cluster cluster, Topics topics) throws IOException {
    try {
      Tokens found = first(cluster, topics);
      if (found == null) {
        propose(cluster, topics, Tokens.random());
        found = first(cluster, topics);
      }
      if (found == null) {
        throw new SaidException(Saying.of("kafka.forgets").with("topic", topics.control()));
      }
      return found;
    } catch (KafkaException e) {
      throw Failure.told(
          cluster, Saying.of("kafka.readAndWrite").with("topic", topics.control()), e);
    }
  }

  private static void propose(Cluster cluster, Topics topics, Tokens tokens) throws IOException {
    try (KafkaProducer<byte[], byte[]> producer = cluster.producer(Map.of())) {
      producer
          .send(
              new ProducerRecord<>(
                  topics.control(),
                  0,
                  (KEY + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8),
                  (tokens.join() + "\n" + tokens.view()).getBytes(StandardCharsets.UTF_8)))
          .get();
    } catch (ExecutionException e) {
      throw Failure.told(cluster, Saying.of("kafka.write").with("topic", topics.control()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** They are in no transaction: an open one must not hide them. */
  private static @Nullable Tokens first(Cluster cluster, Topics topics) {
    First first = new First();
    Reading.whole(cluster, List.of(topics.told()), false, first::look);
    return first.found;
  }

  private static final class First {
    private @Nullable Tokens found;

    void look(ConsumerRecord<byte[], byte[]> record) {
      byte[] key = record.key();
      byte[] value = record.value();
      if (found == null
          && key != null
          && value != null
          && new String(key, StandardCharsets.UTF_8).startsWith(KEY)) {
        String[] lines = new String(value, StandardCharsets.UTF_8).split("\n", 3);
        if (lines.length == 2) {
          found = new Tokens(lines[0], lines[1]);
        }
      }
    }
  }
}
