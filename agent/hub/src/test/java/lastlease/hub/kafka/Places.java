package lastlease.hub.kafka;

import lastlease.hub.intake.Post;
import lastlease.hub.kafka.broker.Topics;
import lastlease.hub.kafka.journal.Entry;
import lastlease.hub.seat.SeatId;
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
