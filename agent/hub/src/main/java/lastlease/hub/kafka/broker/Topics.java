package lastlease.hub.kafka.broker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import lastlease.hub.intake.SharedLog;
import lastlease.hub.seat.SeatId;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * The topics of an event.
 *
 * @param event its name
 * @param partitions of its journals and its reports: a session is in the same one of both
 */
public record Topics(String event, int partitions) {
  /** Bytes of the longest record: a report of some ten thousand devices, compressed. */
  static final int LONGEST = 16 << 20;

  private static final int TRIES = 20;

  /** As brokers have it where nobody says otherwise. */
  private static final long WEEK_MILLIS = 604_800_000;

  /** So long after it was taken back a report may still be on a broker's disk. */
  private static final long CLEANED_MILLIS = 3_600_000;

  private static final long PAUSE_MILLIS = 250;

  /** What seats sent, as they sent it; kept as long as the event is. */
  public String journals() {
    return journals(event);
  }

  /** What hubs say of their seats' sessions, the newest of each. */
  public String reports() {
    return reports(event);
  }

  /** The event's tokens, and what was told of its incidents. */
  public String control() {
    return control(event);
  }

  /** Whoever has this of the group tells the event's alerts. */
  public TopicPartition told() {
    return new TopicPartition(control(), 0);
  }

  /** The group of consumers that the event's hubs are. */
  public String group() {
    return "lastlease." + event;
  }

  private static String every(String event) {
    return "lastlease." + event + ".*";
  }

  private static String journals(String event) {
    return "lastlease." + event + ".journals";
  }

  private static String reports(String event) {
    return "lastlease." + event + ".reports";
  }

  private static String control(String event) {
    return "lastlease." + event + ".control";
  }

  /** Where a session is; the same for ever, so that its entries keep their order. */
  public int partition(SeatId id) {
    CRC32C crc = new CRC32C();
    crc.update(key(id));
    return (int) (crc.getValue() % partitions);
  }

  /** A session as a record's key. */
  public static byte[] key(SeatId id) {
    return (id.session() + " " + id.seat()).getBytes(StandardCharsets.UTF_8);
  }

  /** The session of such a key; null where it is none. */
  public static @Nullable SeatId id(byte @Nullable [] key) {
    String text = key == null ? "" : new String(key, StandardCharsets.UTF_8);
    int space = text.indexOf(' ');
    if (space < 0 || !SeatId.isValid(text.substring(space + 1), text.substring(0, space))) {
      return null;
    }
    return new SeatId(text.substring(space + 1), text.substring(0, space));
  }

  /** All partitions of one of the event's topics. */
  public List<TopicPartition> all(String topic) {
    List<TopicPartition> all = new ArrayList<>();
    for (int i = 0; i < partitions; i++) {
      all.add(new TopicPartition(topic, i));
    }
    return all;
  }

  /**
   * Finds an event's topics, and makes those that are missing.
   *
   * @throws IOException with one line for the user
   */
  public static Topics open(
      Cluster cluster,
      SharedLog.Place place,
      String event,
      @Nullable Duration retain,
      Consumer<Saying> complain)
      throws IOException {
    try (Admin admin = cluster.admin()) {
      int brokers = admin.describeCluster().nodes().get().size();
      int replicas = place.replicas() > 0 ? place.replicas() : Math.min(3, brokers);
      boolean made = false;
      for (NewTopic topic : wanted(event, place.partitions(), replicas, retain)) {
        made |= isMissing(admin, topic.name()) && create(admin, topic);
      }
      TopicDescription found = described(admin, journals(event));
      int count = found.partitions().size();
      if (described(admin, reports(event)).partitions().size() != count) {
        throw new SaidException(
            Saying.of("kafka.differ")
                .with("journals", journals(event))
                .with("reports", reports(event)));
      }
      if (made) {
        complain.accept(
            Saying.of("kafka.isNew")
                .with("event", event)
                .with("count", count)
                .with("times", found.partitions().get(0).replicas().size())
                .with("topic", journals(event)));
      } else {
        retain(admin, journals(event), retain);
      }
      return new Topics(event, count);
    } catch (ExecutionException e) {
      throw Failure.told(cluster, Saying.of("kafka.create").with("topics", every(event)), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static List<NewTopic> wanted(
      String event, int partitions, int replicas, @Nullable Duration retain) {
    Map<String, String> common = new HashMap<>();
    common.put("message.timestamp.type", "LogAppendTime");
    common.put("min.insync.replicas", Integer.toString(Math.max(1, replicas - 1)));
    common.put("max.message.bytes", Integer.toString(LONGEST));
    Map<String, String> journals = new HashMap<>(common);
    journals.put("cleanup.policy", "delete");
    journals.put("retention.bytes", "-1");
    journals.putAll(ofAge(retain));
    Map<String, String> newest = new HashMap<>(common);
    newest.put("cleanup.policy", "compact");
    newest.put("segment.bytes", Integer.toString(64 << 20));
    newest.put("min.cleanable.dirty.ratio", "0.2");
    // What was taken back is to be gone from the brokers' disks, too, though nothing else comes.
    newest.put("segment.ms", Long.toString(CLEANED_MILLIS));
    newest.put("max.compaction.lag.ms", Long.toString(CLEANED_MILLIS));
    newest.put("delete.retention.ms", Long.toString(CLEANED_MILLIS));
    return List.of(
        new NewTopic(journals(event), partitions, (short) replicas).configs(journals),
        new NewTopic(reports(event), partitions, (short) replicas).configs(newest),
        new NewTopic(control(event), 1, (short) replicas).configs(newest));
  }

  /** Brokers erase whole segments: these are of a tenth of the time that is to be kept. */
  private static Map<String, String> ofAge(@Nullable Duration retain) {
    long kept = retain == null ? -1 : retain.toMillis();
    long segment = retain == null ? WEEK_MILLIS : Math.min(WEEK_MILLIS, Math.max(1, kept / 10));
    return Map.of("retention.ms", Long.toString(kept), "segment.ms", Long.toString(segment));
  }

  private static boolean isMissing(Admin admin, String topic)
      throws ExecutionException, InterruptedException {
    try {
      admin.describeTopics(List.of(topic)).allTopicNames().get();
      return false;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return true;
      }
      throw e;
    }
  }

  private static boolean create(Admin admin, NewTopic topic)
      throws ExecutionException, InterruptedException {
    try {
      admin.createTopics(List.of(topic)).all().get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        // Another hub was quicker.
        return false;
      }
      throw e;
    }
  }

  /** What was made a moment ago is not known to all brokers at once. */
  private static TopicDescription described(Admin admin, String topic)
      throws ExecutionException, InterruptedException {
    for (int i = 0; i < TRIES && isMissing(admin, topic); i++) {
      Thread.sleep(PAUSE_MILLIS);
    }
    return admin.describeTopics(List.of(topic)).allTopicNames().get().values().iterator().next();
  }

  private static void retain(Admin admin, String topic, @Nullable Duration retain)
      throws ExecutionException, InterruptedException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Config now = admin.describeConfigs(List.of(resource)).all().get().values().iterator().next();
    List<AlterConfigOp> changes = new ArrayList<>();
    ofAge(retain)
        .forEach(
            (key, value) -> {
              if (!value.equals(now.get(key).value())) {
                changes.add(
                    new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET));
              }
            });
    if (!changes.isEmpty()) {
      admin.incrementalAlterConfigs(Map.of(resource, changes)).all().get();
    }
  }

  /**
   * Erases all of an event.
   *
   * @throws IOException with one line for the user
   */
  public static void erase(Cluster cluster, String event) throws IOException {
    try (Admin admin = cluster.admin()) {
      List<String> there = new ArrayList<>();
      for (String topic : List.of(journals(event), reports(event), control(event))) {
        if (!isMissing(admin, topic)) {
          there.add(topic);
        }
      }
      // As long as hubs run nothing is erased: they would go on with what they know.
      boolean known = Groups.erase(admin, new Topics(event, 1).group());
      if (there.isEmpty() && !known) {
        throw new SaidException(
            Saying.of("hub.noEvent").with("event", event).with("where", cluster.brokers()));
      }
      admin.deleteTopics(there).all().get();
    } catch (ExecutionException e) {
      throw Failure.told(cluster, Saying.of("kafka.delete").with("topics", every(event)), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
