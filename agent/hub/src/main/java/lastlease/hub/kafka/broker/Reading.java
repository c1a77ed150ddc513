package lastlease.hub.kafka.broker;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads partitions from their beginning to what is their end now. */
public final class Reading {
  private static final Duration POLL = Duration.ofMillis(200);

  /** Longer without a record, the brokers are gone. */
  private static final long PATIENCE_NANOS = 20_000_000_000L;

  private Reading() {}

  /**
   * Hands on every record of these partitions that is there now.
   *
   * @param committed whether only what no transaction may take back. What one has not ended yet,
   *     though its writer has, is waited for: a broker that was killed ends it when it is back. One
   *     that nobody ends is passed over after a while, with all that comes behind it.
   */
  public static void whole(
      Cluster cluster,
      Collection<TopicPartition> partitions,
      boolean committed,
      Consumer<ConsumerRecord<byte[], byte[]>> each) {
    try (KafkaConsumer<byte[], byte[]> consumer = cluster.consumer(isolation(committed))) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = ends(cluster, partitions);
      long heard = System.nanoTime();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        var records = consumer.poll(POLL);
        records.forEach(each);
        if (!records.isEmpty()) {
          heard = System.nanoTime();
        } else if (System.nanoTime() - heard > PATIENCE_NANOS) {
          if (committed && isAtEnd(consumer, partitions)) {
            return;
          }
          throw new TimeoutException("it does not read on");
        }
      }
    }
  }

  /** Behind all records, of open transactions, too. */
  private static Map<TopicPartition, Long> ends(
      Cluster cluster, Collection<TopicPartition> partitions) {
    try (KafkaConsumer<byte[], byte[]> consumer = cluster.consumer(isolation(false))) {
      return new HashMap<>(consumer.endOffsets(partitions));
    }
  }

  /** Whether it has read what it may read. */
  private static boolean isAtEnd(
      KafkaConsumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions) {
    return consumer.endOffsets(partitions).entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  static Map<String, String> isolation(boolean committed) {
    return Map.of("isolation.level", committed ? "read_committed" : "read_uncommitted");
  }
}
