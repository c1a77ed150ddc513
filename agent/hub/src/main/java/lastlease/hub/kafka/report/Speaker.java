package lastlease.hub.kafka.report;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import lastlease.hub.kafka.broker.Cluster;
import lastlease.hub.kafka.broker.Topics;
import lastlease.hub.kafka.record.RecordText;
import lastlease.hub.seat.SeatId;
import lastlease.reports.PoolReport;
import lastlease.words.Saying;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Tells the other hubs of the sessions whose cores run here: at once where an incident changed,
 * else now and then, in a share of the time, so that reports do not keep frames waiting.
 */
public final class Speaker implements AutoCloseable {
  private static final long STATE_PAUSE_NANOS = 2_000_000_000L;
  private static final long REPORT_PAUSE_NANOS = 10_000_000_000L;

  /** So much of the time goes into reports that do not press. */
  private static final double SHARE = 0.2;

  private static final long LONGEST_NANOS = 100_000_000L;

  /** So often all sessions are looked through for what does not press. */
  private static final long LOOK_NANOS = 200_000_000L;

  /** So long at a time the others' frames wait for reports, however many press. */
  private static final long ROUND_NANOS = 250_000_000L;

  /** While partitions are read from their beginning: these frames are late already. */
  private static final long RESTORING_NANOS = 10_000_000L;

  /** By then a hub that had the partition before has fallen silent for sure. */
  private static final long SETTLED_NANOS = 30_000_000_000L;

  private final Topics topics;
  private final Bulletin bulletin;
  private final Consumer<Saying> complain;
  private final KafkaProducer<byte[], byte[]> producer;
  private long creditNanos;
  private long lookedNanos = System.nanoTime();

  public Speaker(Cluster cluster, Topics topics, Bulletin bulletin, Consumer<Saying> complain) {
    this.topics = topics;
    this.bulletin = bulletin;
    this.complain = complain;
    this.producer = cluster.producer(Map.of("linger.ms", "0"));
  }

  /**
   * Tells what is due.
   *
   * @param pressing whether any incident may have changed since the last time
   */
  public void speak(Collection<Share> shares, boolean pressing) {
    long now = System.nanoTime();
    if (!pressing && now - lookedNanos < LOOK_NANOS) {
      return;
    }
    creditNanos = Math.min(LONGEST_NANOS, creditNanos + (long) (SHARE * (now - lookedNanos)));
    lookedNanos = now;
    boolean restoring = shares.stream().anyMatch(share -> !share.isLive());
    long end = now + (restoring ? RESTORING_NANOS : ROUND_NANOS);
    for (Share share : shares) {
      if (share.isLive()) {
        share.sessions().values().stream()
            .filter(
                owned ->
                    owned.isUrgent(now) || owned.hasNews() && (!restoring || owned.isHeardAnew()))
            .forEach(owned -> speak(share, owned, now, end));
      }
    }
  }

  private void speak(Share share, Owned owned, long now, long end) {
    boolean urgent = owned.isUrgent(now) && System.nanoTime() < end;
    if (urgent || owned.reportIsOld(now, REPORT_PAUSE_NANOS) && creditNanos > 0) {
      long begun = System.nanoTime();
      PoolReport report = owned.report(now);
      if (report != null) {
        ProducerRecord<byte[], byte[]> record =
            record(share, new Keys(owned.id(), true), RecordText.write(report));
        record
            .headers()
            .add(Bulletin.AS_OF, Long.toString(owned.offset()).getBytes(StandardCharsets.UTF_8));
        if (urgent) {
          record.headers().add(Bulletin.CHANGED, new byte[0]);
        }
        send(record, () -> owned.loseReport(urgent));
      }
      // What presses takes what it needs, and does not keep the others silent for long after it.
      creditNanos = Math.max(-LONGEST_NANOS, creditNanos - (System.nanoTime() - begun));
    }
    if (urgent || owned.stateIsOld(now, STATE_PAUSE_NANOS)) {
      send(
          record(share, new Keys(owned.id(), false), RecordText.write(owned.state(now))),
          owned::loseState);
    }
  }

  private ProducerRecord<byte[], byte[]> record(Share share, Keys key, byte @Nullable [] value) {
    return new ProducerRecord<>(
        topics.reports(), share.partition().partition(), key.bytes(), value);
  }

  private void send(ProducerRecord<byte[], byte[]> record, Runnable lost) {
    Future<RecordMetadata> unused =
        producer.send(
            record,
            (metadata, failure) -> {
              if (failure != null) {
                lost.run();
              }
            });
  }

  /** What does not arrive is taken back the next time: it is still told of. */
  private void takeBack(Share share, Keys key) {
    Future<RecordMetadata> unused = producer.send(record(share, key, null));
  }

  /** Takes back what is told of sessions that are no longer in the log, or too old. */
  public void tidy(Collection<Share> shares, @Nullable Instant oldest) {
    long now = System.nanoTime();
    for (Share share : shares) {
      if (!share.isLive() || share.ageNanos(now) < SETTLED_NANOS) {
        continue;
      }
      if (oldest != null) {
        share.sessions().values().removeIf(owned -> owned.run().heard().isBefore(oldest));
      }
      for (SeatId id : bulletin.in(share.partition().partition())) {
        if (!share.sessions().containsKey(id)) {
          takeBack(share, new Keys(id, true));
          takeBack(share, new Keys(id, false));
          complain.accept(Saying.of("hub.old").with("seat", id.seat()));
        }
      }
    }
  }

  @Override
  public void close() {
    producer.close(java.time.Duration.ofSeconds(2));
  }
}
