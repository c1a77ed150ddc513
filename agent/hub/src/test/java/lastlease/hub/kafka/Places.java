package lastlease.hub.kafka;

import lastlease.hub.Post;
import lastlease.hub.SeatId;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Where sessions are in the log, and what stands there, for tests outside of this package. */
public final class Places {
  private Places() {}

  public static int partition(SeatId id, int partitions) {
    return new Topics("any", partitions).partition(id);
  }

  /** An entry as a hub writes it. */
  public static ProducerRecord<byte[], byte[]> entry(String event, int partitions, Post post) {
    return Entry.write(new Topics(event, partitions), post);
  }
}
