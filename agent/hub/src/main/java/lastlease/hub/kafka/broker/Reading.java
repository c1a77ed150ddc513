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

  /** Hands on every record of these partitions that is there now. */
  public static void whole(
      Cluster cluster,
      Collection<TopicPartition> partitions,
      boolean committed,
      Consumer<ConsumerRecord<byte[], byte[]>> each) {
    try (KafkaConsumer<byte[], byte[]> consumer = cluster.consumer(isolation(committed))) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
      long heard = System.nanoTime();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        var records = consumer.poll(POLL);
        records.forEach(each);
        if (!records.isEmpty()) {
          heard = System.nanoTime();
        } else if (System.nanoTime() - heard > PATIENCE_NANOS) {
          throw new TimeoutException("it does not read on");
        }
      }
    }
  }

  static Map<String, String> isolation(boolean committed) {
    return Map.of("isolation.level", committed ? "read_committed" : "read_uncommitted");
  }
}
