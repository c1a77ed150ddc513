package lastlease.hub;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lastlease.hub.intake.SharedLog;
import lastlease.words.Misuse;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where events are kept when one machine is not enough. */
final class KafkaOptions {
  private static final int MOST_PARTITIONS = 10_000;

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      split = ",",
      description =
          "keep events in Apache Kafka, where any number of hubs started alike share them; some of"
              + " its brokers, repeatable or with commas")
  private List<String> brokers = new ArrayList<>();

  @Option(
      names = "--kafka-config",
      paramLabel = "FILE",
      description =
          "what else a Kafka client needs, as its properties file has it: TLS, credentials")
  private @Nullable Path config;

  @Option(
      names = "--kafka-partitions",
      paramLabel = "N",
      description =
          "of an event that is new to Kafka: so many hubs can share its work (default: 12)")
  private int partitions = 12;

  @Option(
      names = "--kafka-replicas",
      paramLabel = "N",
      description =
          "of an event that is new to Kafka (default: 3, or as many brokers as there are)")
  private int replicas;

  @Option(
      names = "--kafka-member",
      paramLabel = "NAME",
      description =
          "a name of this hub alone: back within 10 s of a restart, it goes on with its seats")
  private @Nullable String member;

  /**
   * Where; null without Kafka.
   *
   * @throws IOException with one line for the user
   */
  SharedLog.@Nullable Place place() throws IOException {
    if (brokers.isEmpty()) {
      if (config != null || member != null) {
        throw new Misuse(Saying.of("kafka.alone"));
      }
      return null;
    }
    for (String broker : brokers) {
      if (!broker.matches("(\\[[0-9A-Fa-f:.]+]|[^\\s:/]+):[0-9]{1,5}")) {
        throw new Misuse(Saying.of("kafka.broker").with("given", broker));
      }
    }
    if (partitions < 1 || partitions > MOST_PARTITIONS) {
      throw new Misuse(Saying.of("kafka.partitions").with("most", MOST_PARTITIONS));
    }
    if (replicas < 0 || replicas > Short.MAX_VALUE) {
      throw new Misuse(Saying.of("kafka.replicas"));
    }
    if (member != null && !member.matches("[A-Za-z0-9._-]{1,100}")) {
      throw new Misuse(Saying.of("kafka.member"));
    }
    return new SharedLog.Place(brokers, config, partitions, replicas, member);
  }
}
