package lastlease.hub.kafka.journal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import lastlease.hub.intake.Post;
import lastlease.hub.kafka.broker.Topics;
import lastlease.hub.seat.SeatId;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A post as it stands in the log. Its blocks are the value, as they came; the rest are headers.
 *
 * @param offset its place in its partition
 * @param heard when the brokers took it
 */
public record Entry(Post post, long offset, Instant heard) {
  private static final String FILE = "file";
  private static final String AT = "at";
  private static final String BEFORE = "before";
  private static final String AGAIN = "again";
  private static final String LEFT = "left";
  private static final String CLOCK = "clock";
  private static final int LONGEST_NUMBER = 19;

  /** The post as a record for the topic of journals. */
  public static ProducerRecord<byte[], byte[]> write(Topics topics, Post post) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            topics.journals(), topics.partition(post.id()), Topics.key(post.id()), post.blocks());
    Headers headers = record.headers();
    put(headers, FILE, Integer.toString(post.file()));
    put(headers, AT, Long.toString(post.at()));
    put(headers, LEFT, Long.toString(post.left()));
    if (!post.before().isEmpty()) {
      put(headers, BEFORE, post.before());
    }
    if (post.again()) {
      put(headers, AGAIN, "1");
    }
    if (post.clockAhead().isPresent()) {
      put(headers, CLOCK, Long.toString(post.clockAhead().getAsLong()));
    }
    return record;
  }

  private static void put(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  /** The entry; null where the record is none of ours. */
  public static @Nullable Entry read(ConsumerRecord<byte[], byte[]> record) {
    SeatId id = Topics.id(record.key());
    OptionalLong file = number(record.headers(), FILE);
    OptionalLong at = number(record.headers(), AT);
    byte[] blocks = record.value();
    if (id == null || file.isEmpty() || at.isEmpty() || blocks == null) {
      return null;
    }
    Post post =
        new Post(
            id,
            (int) file.getAsLong(),
            at.getAsLong(),
            blocks,
            text(record.headers(), BEFORE),
            text(record.headers(), AGAIN).equals("1"),
            number(record.headers(), LEFT).orElse(0),
            number(record.headers(), CLOCK));
    return new Entry(post, record.offset(), Instant.ofEpochMilli(record.timestamp()));
  }

  private static String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static OptionalLong number(Headers headers, String name) {
    String value = text(headers, name);
    if (value.isEmpty() || value.length() > LONGEST_NUMBER) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(value));
    } catch (NumberFormatException e) {
      // None of ours.
      return OptionalLong.empty();
    }
  }
}
