package lastlease.hub.kafka.broker;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import lastlease.hub.intake.SharedLog;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** How this process reaches the brokers: what all its clients have in common. */
public final class Cluster {
  /** A request that is not answered by then is tried again. */
  private static final String REQUEST_MILLIS = "5000";

  private final Map<String, Object> common;
  private final String brokers;
  private final @Nullable String member;

  private Cluster(Map<String, Object> common, String brokers, @Nullable String member) {
    this.common = common;
    this.brokers = brokers;
    this.member = member;
  }

  /**
   * Reads what the user gave; nobody is asked yet.
   *
   * @throws IOException with one line for the user
   */
  public static Cluster of(SharedLog.Place place, Consumer<Saying> complain) throws IOException {
    Map<String, Object> common = new HashMap<>();
    Path config = place.config();
    if (config != null) {
      given(config, complain).forEach((key, value) -> common.put(String.valueOf(key), value));
    }
    String brokers = String.join(",", place.brokers());
    common.put("bootstrap.servers", brokers);
    // By which people find a process among the group's members.
    common.put("client.id", "lastlease-" + ProcessHandle.current().pid());
    common.put("request.timeout.ms", REQUEST_MILLIS);
    // What this machine does is not the brokers' business.
    common.put("enable.metrics.push", "false");
    return new Cluster(common, brokers, place.member());
  }

  private static Properties given(Path file, Consumer<Saying> complain) throws IOException {
    Properties given = new Properties();
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      given.load(in);
    } catch (NoSuchFileException e) {
      throw new SaidException(Saying.of("kafka.noFile").with("file", file.toString()), e);
    } catch (IllegalArgumentException e) {
      throw new SaidException(Saying.of("kafka.noProperties").with("file", file.toString()), e);
    }
    boolean secret =
        given.stringPropertyNames().stream()
            .anyMatch(key -> key.contains("password") || key.contains("jaas"));
    if (secret
        && file.getFileSystem().supportedFileAttributeViews().contains("posix")
        && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
      complain.accept(Saying.of("kafka.secrets").with("file", file.toString()));
    }
    return given;
  }

  String brokers() {
    return brokers;
  }

  /** The name that this hub keeps over its restarts; null without. */
  @Nullable
  public String member() {
    return member;
  }

  Admin admin() throws IOException {
    Map<String, Object> all = new HashMap<>(common);
    all.put("default.api.timeout.ms", "10000");
    try {
      return Admin.create(all);
    } catch (KafkaException e) {
      throw Failure.told(this, Saying.of("kafka.reach"), e);
    }
  }

  /** A producer whose acknowledgement says that all replicas that count have it. */
  public KafkaProducer<byte[], byte[]> producer(Map<String, String> more) {
    Map<String, Object> all = new HashMap<>(common);
    all.put("acks", "all");
    all.put("enable.idempotence", "true");
    all.put("max.block.ms", "5000");
    all.put("delivery.timeout.ms", "10000");
    all.put("max.request.size", Integer.toString(Topics.LONGEST));
    all.putAll(more);
    return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** A consumer that commits nothing by itself, and begins at the beginning. */
  public KafkaConsumer<byte[], byte[]> consumer(Map<String, String> more) {
    Map<String, Object> all = new HashMap<>(common);
    all.put("enable.auto.commit", "false");
    all.put("auto.offset.reset", "earliest");
    all.put("allow.auto.create.topics", "false");
    all.putAll(more);
    return new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
