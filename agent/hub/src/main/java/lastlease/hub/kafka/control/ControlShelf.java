package lastlease.hub.kafka.control;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import lastlease.alert.Shelf;
import lastlease.hub.kafka.broker.Cluster;
import lastlease.hub.kafka.broker.Reading;
import lastlease.hub.kafka.broker.Topics;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What an event's alerts keep, in the topic of control: in one transaction with the offsets up to
 * which reports were read when it was found. Only the member of the group that has the partition
 * can commit it, and of two that believe so, only the later one.
 */
final class ControlShelf {
  private static final String TOLD = "told";
  private static final String NAMES = "names";

  /** The group is being shared out anew; that passes. */
  private static final int TRIES = 20;

  private static final long PAUSE_MILLIS = 250;

  private final Topics topics;
  private final Producer<byte[], byte[]> producer;
  private final Supplier<@Nullable ConsumerGroupMetadata> member;
  private final Map<String, String> kept = new HashMap<>();
  private final Map<String, String> unsaved = new HashMap<>();
  private Map<TopicPartition, OffsetAndMetadata> positions = Map.of();

  /**
   * @param producer whose transactions have begun: no other's is open
   */
  ControlShelf(
      Topics topics,
      Producer<byte[], byte[]> producer,
      Supplier<@Nullable ConsumerGroupMetadata> member) {
    this.topics = topics;
    this.producer = producer;
    this.member = member;
  }

  void read(Cluster cluster) {
    Reading.whole(cluster, List.of(topics.told()), true, this::take);
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    byte[] key = record.key();
    byte[] value = record.value();
    if (key != null && value != null) {
      kept.put(new String(key, StandardCharsets.UTF_8), new String(value, StandardCharsets.UTF_8));
    }
  }

  /** Up to where reports were read for what is kept next. */
  void asOf(Map<TopicPartition, OffsetAndMetadata> read) {
    positions = read;
  }

  /** What was told, and what waits for whom: durable at once, with all that was kept before. */
  Shelf told() {
    return shelf(TOLD, true);
  }

  /** What incidents are called: durable with what is told of them, at the latest by flush. */
  Shelf names() {
    return shelf(NAMES, false);
  }

  private Shelf shelf(String key, boolean atOnce) {
    return new Shelf() {
      @Override
      public String load() {
        return kept.getOrDefault(key, "");
      }

      @Override
      public void save(String text) {
        unsaved.put(key, text);
        if (atOnce) {
          flush();
        }
      }

      @Override
      public String toString() {
        return topics.control();
      }
    };
  }

  /**
   * Makes durable what is not yet.
   *
   * @throws Shelf.Taken when this hub may not, or cannot tell whether it could
   */
  void flush() {
    if (unsaved.isEmpty()) {
      return;
    }
    for (int i = 0; !committed(i + 1 == TRIES); i++) {
      pause();
    }
    kept.putAll(unsaved);
    unsaved.clear();
  }

  private boolean committed(boolean last) {
    ConsumerGroupMetadata now = member.get();
    if (now == null) {
      throw new Shelf.Taken(new IllegalStateException("no member of the group"));
    }
    try {
      producer.beginTransaction();
      for (Map.Entry<String, String> one : unsaved.entrySet()) {
        // What becomes of it, the commit says.
        Future<RecordMetadata> unused =
            producer.send(
                new ProducerRecord<>(
                    topics.control(),
                    0,
                    one.getKey().getBytes(StandardCharsets.UTF_8),
                    one.getValue().getBytes(StandardCharsets.UTF_8)));
      }
      producer.sendOffsetsToTransaction(positions, now);
      producer.commitTransaction();
      return true;
    } catch (CommitFailedException e) {
      if (last) {
        throw new Shelf.Taken(e);
      }
      abort();
      return false;
    } catch (KafkaException e) {
      throw new Shelf.Taken(e);
    }
  }

  private void abort() {
    try {
      producer.abortTransaction();
    } catch (KafkaException e) {
      throw new Shelf.Taken(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Shelf.Taken(e);
    }
  }
}
