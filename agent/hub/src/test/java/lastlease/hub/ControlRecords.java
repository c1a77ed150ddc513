package lastlease.hub;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What the hubs keep of their alerts, for whoever looks why a test failed. */
final class ControlRecords {
  private ControlRecords() {}

  /** A line a record, first what is committed, then all that was written; without the tokens. */
  static String of(Broker broker, String event) {
    return "committed:" + read(broker, event, true) + "\nwritten:" + read(broker, event, false);
  }

  private static String read(Broker broker, String event, boolean committed) {
    TopicPartition control = new TopicPartition("lastlease." + event + ".control", 0);
    StringBuilder text = new StringBuilder();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                broker.address(),
                "isolation.level",
                committed ? "read_committed" : "read_uncommitted"),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(List.of(control));
      consumer.seekToBeginning(List.of(control));
      long end = Objects.requireNonNull(consumer.endOffsets(List.of(control)).get(control));
      // Bounded: what cannot be read says so by being missing.
      for (int i = 0; i < 50 && consumer.position(control) < end; i++) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
          text.append(line(record));
        }
      }
      return text.append("\n  end ").append(end).toString();
    }
  }

  private static String line(ConsumerRecord<String, String> record) {
    String value = record.key().startsWith("tokens/") ? "" : record.value();
    return String.format(
        Locale.ROOT,
        "%n  %d at %d %s %s",
        record.offset(),
        record.timestamp(),
        record.key(),
        value.getBytes(StandardCharsets.UTF_8).length < 600 ? value : value.substring(0, 600));
  }
}
