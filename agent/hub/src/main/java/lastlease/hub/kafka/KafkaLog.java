package lastlease.hub.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import lastlease.hub.event.EventHub;
import lastlease.hub.intake.SharedLog;
import lastlease.hub.kafka.broker.Cluster;
import lastlease.hub.kafka.broker.Failure;
import lastlease.hub.kafka.broker.Topics;
import lastlease.hub.kafka.control.SharedTokens;
import lastlease.hub.kafka.journal.Standings;
import lastlease.hub.kafka.report.Bulletin;
import lastlease.hub.secret.Tokens;
import lastlease.words.Saying;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Events in Apache Kafka. */
public final class KafkaLog implements SharedLog {
  @Override
  public Opened open(
      Place place,
      EventHub event,
      AlertsOf alerts,
      @Nullable Duration retain,
      Consumer<Saying> complain)
      throws IOException {
    Cluster cluster = Cluster.of(place, complain);
    Topics topics = Topics.open(cluster, place, event.name(), retain, complain);
    Tokens tokens = SharedTokens.of(cluster, topics);
    Standings standings = new Standings();
    Bulletin bulletin = new Bulletin(cluster, topics, event, standings, complain);
    try {
      KafkaProducer<byte[], byte[]> producer =
          cluster.producer(Map.of("compression.type", "gzip", "linger.ms", "5"));
      Worker worker = new Worker(cluster, topics, event, bulletin, alerts, retain, complain);
      bulletin.start();
      // Whoever looks at this hub sees the whole event from the first moment on.
      bulletin.catchUp();
      worker.start();
      return new Opened(
          tokens,
          new KafkaIntake(cluster, topics, event, standings, bulletin, worker, producer, complain));
    } catch (InterruptedException e) {
      bulletin.close();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (KafkaException e) {
      bulletin.close();
      throw Failure.told(cluster, Saying.of("kafka.open").with("event", event.name()), e);
    } catch (IOException e) {
      bulletin.close();
      throw e;
    }
  }

  @Override
  public void erase(Place place, String event) throws IOException {
    Topics.erase(Cluster.of(place, line -> {}), event);
  }
}
