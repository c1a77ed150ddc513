package lastlease.hub.kafka.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import lastlease.hub.event.EventHub;
import lastlease.hub.event.Once;
import lastlease.hub.kafka.broker.Cluster;
import lastlease.hub.kafka.broker.Failure;
import lastlease.hub.kafka.broker.Topics;
import lastlease.hub.kafka.journal.SessionState;
import lastlease.hub.kafka.journal.Standings;
import lastlease.hub.kafka.record.RecordText;
import lastlease.hub.seat.SeatId;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * What all hubs say of their sessions, read by every hub: from it any of them shows the whole
 * event. A hub that lost a session and does not know it yet may still say something of it; what is
 * said of an earlier place in the log than what is known, is passed over.
 */
public final class Bulletin implements AutoCloseable {
  /** Offset of the last entry that a report knows. */
  static final String AS_OF = "as-of";

  /** That an incident changed by it. */
  static final String CHANGED = "changed";

  private static final Duration POLL = Duration.ofMillis(500);
  private static final long PAUSE_MILLIS = 1_000;

  private final Cluster cluster;
  private final Topics topics;
  private final EventHub event;
  private final Standings standings;
  private final Consumer<Saying> complain;
  private final Map<SeatId, Told> all = new ConcurrentHashMap<>();
  private final Once unread = new Once();
  private final Map<TopicPartition, Long> next = new HashMap<>();
  private final Thread thread = new Thread(this::run, "kafka-reports");
  private @Nullable KafkaConsumer<byte[], byte[]> reading;
  private boolean closed;
  private long news;

  public Bulletin(
      Cluster cluster,
      Topics topics,
      EventHub event,
      Standings standings,
      Consumer<Saying> complain) {
    this.cluster = cluster;
    this.topics = topics;
    this.event = event;
    this.standings = standings;
    this.complain = complain;
    thread.setDaemon(true);
  }

  /** Begins to read what the hubs say. */
  public void start() {
    thread.start();
  }

  @Nullable
  public Told of(SeatId id) {
    return all.get(id);
  }

  /** Sessions that are told of, in a partition. */
  List<SeatId> in(int partition) {
    return all.keySet().stream().filter(id -> topics.partition(id) == partition).toList();
  }

  /** How many sessions are known of. */
  public int sessions() {
    return all.size();
  }

  /** Up to where it has read, as a group of consumers would commit it. */
  public synchronized Map<TopicPartition, OffsetAndMetadata> positions() {
    Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
    next.forEach((partition, offset) -> positions.put(partition, new OffsetAndMetadata(offset)));
    return positions;
  }

  /** How often something new was read. */
  public synchronized long news() {
    return news;
  }

  /** Waits for something newer than that, so long at most. */
  public synchronized void await(long seen, long millis) throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000;
    for (long left = millis;
        left > 0 && news == seen && !closed;
        left = (end - System.nanoTime()) / 1_000_000) {
      wait(left);
    }
  }

  /**
   * Waits until it has read what was said by now.
   *
   * @throws IOException when that takes longer than a minute
   */
  public void catchUp() throws IOException, InterruptedException {
    Map<TopicPartition, Long> ends = new HashMap<>();
    try (KafkaConsumer<byte[], byte[]> asking = cluster.consumer(Map.of())) {
      ends.putAll(asking.endOffsets(topics.all(topics.reports())));
    } catch (KafkaException e) {
      throw Failure.told(cluster, read(), e);
    }
    long end = System.nanoTime() + 60_000_000_000L;
    synchronized (this) {
      while (ends.entrySet().stream()
          .anyMatch(one -> next.getOrDefault(one.getKey(), 0L) < one.getValue())) {
        if (closed || System.nanoTime() > end) {
          throw new SaidException(Saying.of("kafka.notRead").with("topic", topics.reports()));
        }
        wait(100);
      }
    }
  }

  private Saying read() {
    return Saying.of("kafka.read").with("topic", topics.reports());
  }

  private void run() {
    String told = "";
    while (true) {
      try (KafkaConsumer<byte[], byte[]> consumer = cluster.consumer(Map.of())) {
        if (!begin(consumer)) {
          return;
        }
        while (true) {
          ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
          for (ConsumerRecord<byte[], byte[]> record : records) {
            take(record);
          }
          note(consumer, records.count());
        }
      } catch (WakeupException e) {
        return;
      } catch (KafkaException e) {
        Saying line = Failure.line(cluster, read(), e);
        if (!line.toString().equals(told)) {
          complain.accept(Saying.of("kafka.failed").with("why", line));
          told = line.toString();
        }
      }
      synchronized (this) {
        try {
          if (!closed) {
            wait(PAUSE_MILLIS);
          }
        } catch (InterruptedException e) {
          return;
        }
      }
    }
  }

  private synchronized boolean begin(KafkaConsumer<byte[], byte[]> consumer) {
    reading = consumer;
    List<TopicPartition> partitions = topics.all(topics.reports());
    consumer.assign(partitions);
    for (TopicPartition partition : partitions) {
      consumer.seek(partition, next.getOrDefault(partition, 0L));
    }
    return !closed;
  }

  private synchronized void note(KafkaConsumer<byte[], byte[]> consumer, int count) {
    for (TopicPartition partition : consumer.assignment()) {
      next.put(partition, consumer.position(partition));
    }
    if (count > 0) {
      news++;
    }
    notifyAll();
  }

  /** Takes what is said of a session; what cannot be used keeps nothing of the others back. */
  void take(ConsumerRecord<byte[], byte[]> record) {
    Keys key = Keys.of(record.key());
    if (key == null) {
      return;
    }
    try {
      take(key, record);
    } catch (IOException e) {
      unread(key.id(), e);
    } catch (RuntimeException e) {
      unread(key.id(), new IOException(e.toString(), e));
    }
  }

  private void unread(SeatId id, IOException failure) {
    if (unread.isNew(id + " " + failure.getMessage())) {
      complain.accept(
          Saying.of("kafka.otherHub")
              .with("seat", id.seat())
              .with("why", SaidException.of(failure)));
    }
  }

  private void take(Keys key, ConsumerRecord<byte[], byte[]> record) throws IOException {
    byte[] value = record.value();
    if (value == null) {
      all.remove(key.id());
      standings.forget(key.id());
      event.forget(key.id());
      return;
    }
    Told told = all.computeIfAbsent(key.id(), id -> new Told(id, failure -> unread(id, failure)));
    if (key.report()) {
      long offset = asOf(record);
      if (offset >= told.reportOffset()) {
        told.report(offset, value);
      }
    } else {
      state(told, value);
    }
    event.tell(told);
    if (record.headers().lastHeader(CHANGED) != null) {
      event.changedIncident();
    }
  }

  private void state(Told told, byte[] value) throws IOException {
    SessionState state = RecordText.read(SessionState.class, value);
    if (state.offset() >= told.stateOffset()) {
      told.state(state);
      standings.said(told.id(), state);
    }
  }

  private static long asOf(ConsumerRecord<byte[], byte[]> record) {
    Header header = record.headers().lastHeader(AS_OF);
    String text = header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      if (reading != null) {
        reading.wakeup();
      }
      notifyAll();
    }
    try {
      thread.join(3_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
