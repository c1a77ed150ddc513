package lastlease.hub.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import lastlease.hub.event.EventHub;
import lastlease.hub.event.Once;
import lastlease.hub.intake.SharedLog;
import lastlease.hub.kafka.broker.Cluster;
import lastlease.hub.kafka.broker.Failure;
import lastlease.hub.kafka.broker.Topics;
import lastlease.hub.kafka.control.Teller;
import lastlease.hub.kafka.journal.Entry;
import lastlease.hub.kafka.report.Bulletin;
import lastlease.hub.kafka.report.Owned;
import lastlease.hub.kafka.report.Share;
import lastlease.hub.kafka.report.Speaker;
import lastlease.hub.seat.Damage;
import lastlease.words.Saying;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * This hub's part of an event's work, as the group of all hubs shares it out: runs the cores of the
 * sessions in its partitions, each from the log's beginning. One thread reads, diagnoses and tells;
 * it never waits for anybody longer than a moment, so that the group does not take it for dead.
 */
final class Worker implements ConsumerRebalanceListener, AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final long PAUSE_MILLIS = 1_000;
  private static final long MINUTE_NANOS = 60_000_000_000L;
  private static final long COMMIT_NANOS = 5_000_000_000L;

  private final Cluster cluster;
  private final Topics topics;
  private final EventHub event;
  private final Bulletin bulletin;
  private final Teller teller;
  private final @Nullable Duration retain;
  private final Consumer<Saying> complain;
  private final Map<TopicPartition, Share> shares = new ConcurrentHashMap<>();
  private final Map<String, Saying> said = new HashMap<>();
  private final Once damages = new Once();
  private final Thread thread = new Thread(this::run, "kafka-worker");
  private volatile @Nullable ConsumerGroupMetadata member;
  private final CountDownLatch closing = new CountDownLatch(1);
  private @Nullable KafkaConsumer<byte[], byte[]> consumer;
  private long tidied = System.nanoTime();
  private long committed = System.nanoTime();
  private boolean pressing;

  Worker(
      Cluster cluster,
      Topics topics,
      EventHub event,
      Bulletin bulletin,
      SharedLog.AlertsOf alerts,
      @Nullable Duration retain,
      Consumer<Saying> complain) {
    this.cluster = cluster;
    this.topics = topics;
    this.event = event;
    this.bulletin = bulletin;
    this.retain = retain;
    this.complain = complain;
    this.teller =
        new Teller(
            cluster, topics, event, bulletin, alerts, () -> member, this::isRestoring, complain);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private KafkaConsumer<byte[], byte[]> joined() {
    Map<String, String> settings = new HashMap<>();
    settings.put("group.id", topics.group());
    settings.put("partition.assignment.strategy", CooperativeStickyAssignor.class.getName());
    // Whoever is killed is missed after this; see the package's description.
    settings.put("session.timeout.ms", "10000");
    settings.put("heartbeat.interval.ms", "1000");
    settings.put("max.poll.interval.ms", "60000");
    String name = cluster.member();
    if (name != null) {
      settings.put("group.instance.id", name);
    }
    return cluster.consumer(settings);
  }

  private void run() {
    while (closing.getCount() > 0) {
      try (Speaker speaker = new Speaker(cluster, topics, bulletin, complain);
          KafkaConsumer<byte[], byte[]> reading = joined()) {
        begin(reading);
        while (closing.getCount() > 0) {
          round(reading, speaker);
        }
        // Whoever comes next is to find what was told in its place.
        teller.end();
      } catch (WakeupException e) {
        teller.end();
      } catch (KafkaException e) {
        Saying reading = Saying.of("kafka.read").with("topic", topics.journals());
        once("run", Saying.of("kafka.failed").with("why", Failure.line(cluster, reading, e)));
      } catch (RuntimeException e) {
        once("run", Saying.of("hub.failed").with("event", event.name()).with("why", e.toString()));
      }
      teller.drop();
      shares.clear();
      rest();
    }
  }

  private synchronized void begin(KafkaConsumer<byte[], byte[]> reading) {
    consumer = reading;
    reading.subscribe(List.of(topics.journals(), topics.control()), this);
  }

  private void rest() {
    try {
      closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing.countDown();
    }
  }

  private void round(KafkaConsumer<byte[], byte[]> reading, Speaker speaker) {
    ConsumerRecords<byte[], byte[]> records = reading.poll(POLL);
    member = reading.groupMetadata();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      take(record);
    }
    for (Share share : shares.values()) {
      if (share.reached(reading.position(share.partition()), bulletin) && share.entries() > 0) {
        complain.accept(
            Saying.of("kafka.restored")
                .with("partition", share.partition().toString())
                .with("count", share.sessions().size())
                .with("entries", share.entries())
                .with("millis", share.ageNanos(System.nanoTime()) / 1_000_000));
      }
    }
    speaker.speak(shares.values(), pressing);
    pressing = false;
    long now = System.nanoTime();
    if (now - committed > COMMIT_NANOS) {
      committed = now;
      commit(reading);
    }
    if (now - tidied > MINUTE_NANOS) {
      tidied = now;
      speaker.tidy(shares.values(), retain == null ? null : event.now().minus(retain));
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    Share share = shares.get(new TopicPartition(record.topic(), record.partition()));
    Entry entry = share == null ? null : Entry.read(record);
    if (share == null || entry == null) {
      if (share != null) {
        once("foreign", Saying.of("kafka.foreign").with("topic", topics.journals()));
      }
      return;
    }
    pressing |= share.take(entry, bulletin);
    Owned owned = share.sessions().get(entry.post().id());
    Damage damage = owned == null ? null : owned.run().damage();
    if (damage != null && damages.isNew(entry.post().id().toString() + damage)) {
      complain.accept(
          Saying.of("hub.damage")
              .with("seat", entry.post().id().seat())
              .with("why", damage.saying()));
    }
  }

  private boolean isRestoring() {
    return shares.values().stream().anyMatch(share -> !share.isLive());
  }

  /** State is made from the log itself; this is for people who look how far the hubs are. */
  private void commit(KafkaConsumer<byte[], byte[]> reading) {
    Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
    shares.forEach(
        (partition, share) -> {
          if (share.isLive()) {
            positions.put(partition, new OffsetAndMetadata(share.next()));
          }
        });
    reading.commitAsync(positions, null);
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    KafkaConsumer<byte[], byte[]> reading = consumer;
    if (reading == null) {
      return;
    }
    List<TopicPartition> journals =
        partitions.stream().filter(one -> one.topic().equals(topics.journals())).toList();
    Map<TopicPartition, Long> ends = reading.endOffsets(journals);
    reading.seekToBeginning(journals);
    for (TopicPartition partition : journals) {
      shares.put(partition, new Share(partition, ends.getOrDefault(partition, 0L)));
    }
    if (partitions.contains(topics.told())) {
      // What stands there, the one that tells reads by itself.
      reading.pause(List.of(topics.told()));
      member = reading.groupMetadata();
      teller.begin();
    }
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    shares.keySet().removeAll(partitions);
    if (partitions.contains(topics.told())) {
      teller.end();
    }
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    shares.keySet().removeAll(partitions);
    if (partitions.contains(topics.told())) {
      teller.drop();
    }
  }

  /** Once, until something else is to be said of it; what these are is known beforehand. */
  private void once(String what, Saying line) {
    if (!line.equals(said.put(what, line))) {
      complain.accept(line);
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closing.countDown();
      if (consumer != null) {
        consumer.wakeup();
      }
    }
    try {
      thread.join(8_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
