package lastlease.hub.kafka.control;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import lastlease.alert.Shelf;
import lastlease.hub.event.EventAlerts;
import lastlease.hub.event.EventHub;
import lastlease.hub.intake.SharedLog;
import lastlease.hub.kafka.broker.Cluster;
import lastlease.hub.kafka.broker.Failure;
import lastlease.hub.kafka.broker.Topics;
import lastlease.hub.kafka.report.Bulletin;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Tells an event's alerts, in the one hub that has the partition of control. What is told is kept
 * before it goes out, and its ids follow from what was kept: whoever goes on after a crash sends
 * again what may not have arrived, under the same id.
 */
public final class Teller {
  private static final long TICK_MILLIS = 1_000;
  private static final long PAUSE_MILLIS = 500;
  private static final long FAREWELL_MILLIS = 6_000;

  /** Pictures take one part in so many and one of the time while partitions are restored. */
  private static final long RESTORING = 9;

  private final Cluster cluster;
  private final Topics topics;
  private final EventHub event;
  private final Bulletin bulletin;
  private final SharedLog.AlertsOf beginning;
  private final Supplier<@Nullable ConsumerGroupMetadata> member;
  private final BooleanSupplier restoring;
  private final Consumer<Saying> complain;
  private @Nullable Tenure tenure;
  private String told = "";

  public Teller(
      Cluster cluster,
      Topics topics,
      EventHub event,
      Bulletin bulletin,
      SharedLog.AlertsOf beginning,
      Supplier<@Nullable ConsumerGroupMetadata> member,
      BooleanSupplier restoring,
      Consumer<Saying> complain) {
    this.cluster = cluster;
    this.topics = topics;
    this.event = event;
    this.bulletin = bulletin;
    this.beginning = beginning;
    this.member = member;
    this.restoring = restoring;
    this.complain = complain;
  }

  /** From now on this hub tells. */
  public void begin() {
    drop();
    tenure = new Tenure();
    tenure.thread.start();
  }

  /** No longer; what is under way has a moment to arrive, and the rest is kept. */
  public void end() {
    Tenure ending = tenure;
    tenure = null;
    if (ending != null) {
      ending.stop(true);
    }
  }

  /** Another hub tells already. */
  public void drop() {
    Tenure ending = tenure;
    tenure = null;
    if (ending != null) {
      ending.stop(false);
    }
  }

  /** The time that this hub tells, in a thread of its own. */
  private final class Tenure {
    private final Thread thread = new Thread(this::run, "kafka-teller");
    private final CountDownLatch ending = new CountDownLatch(1);
    private volatile boolean farewell;
    private long number = -1;

    Tenure() {
      thread.setDaemon(true);
    }

    void stop(boolean kindly) {
      farewell = kindly;
      ending.countDown();
      if (!kindly) {
        thread.interrupt();
        return;
      }
      try {
        thread.join(FAREWELL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void run() {
      while (ending.getCount() > 0) {
        try {
          tell();
        } catch (InterruptedException e) {
          return;
        } catch (Shelf.Taken e) {
          // Perhaps only for a moment: what was kept is read anew, and says what was told.
          if (e.getCause() instanceof TimeoutException) {
            failed(e.getCause());
          } else {
            rest();
          }
        } catch (IOException | RuntimeException e) {
          failed(e);
        }
      }
    }

    private void failed(Throwable failure) {
      Saying why =
          failure instanceof KafkaException
              ? Failure.line(
                  cluster, Saying.of("kafka.tell").with("topic", topics.control()), failure)
              : SaidException.of(failure);
      if (!why.toString().equals(told) && ending.getCount() > 0) {
        complain.accept(Saying.of("hub.failed").with("event", event.name()).with("why", why));
        told = why.toString();
      }
      rest();
    }

    private void rest() {
      try {
        ending.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        ending.countDown();
      }
    }

    private void tell() throws IOException, InterruptedException {
      Map<String, String> settings =
          Map.of("transactional.id", topics.group() + ".alerts", "transaction.timeout.ms", "10000");
      try (KafkaProducer<byte[], byte[]> producer = cluster.producer(settings)) {
        // Ends what the one before may have left open, and what it still tries.
        producer.initTransactions();
        ControlShelf shelf = new ControlShelf(topics, producer, member);
        shelf.read(cluster);
        // An incident that is not in the picture yet is not over.
        bulletin.catchUp();
        EventAlerts alerts = beginning.begin(shelf.told(), shelf.names());
        number = -1;
        try {
          while (ending.getCount() > 0) {
            round(shelf, alerts);
          }
          if (farewell) {
            alerts.close();
            shelf.flush();
          }
        } finally {
          alerts.abandon();
        }
      }
    }

    private void round(ControlShelf shelf, EventAlerts alerts)
        throws IOException, InterruptedException {
      long seen = bulletin.news();
      // Older than the reports by a moment at most, never newer.
      shelf.asOf(bulletin.positions());
      EventHub.Look look = event.look();
      if (look.number() != number) {
        alerts.update(look.picture(), look.reports());
        number = look.number();
      }
      alerts.tick(event.now());
      shelf.flush();
      told = "";
      // Half of the time is the rest's, and nearly all of it while it reads up.
      TimeUnit.NANOSECONDS.sleep(look.costNanos() * (restoring.getAsBoolean() ? RESTORING : 1));
      bulletin.await(seen, TICK_MILLIS);
    }
  }
}
