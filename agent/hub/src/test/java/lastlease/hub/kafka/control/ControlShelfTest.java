package lastlease.hub.kafka.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import lastlease.alert.Shelf;
import lastlease.hub.kafka.broker.Topics;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ControlShelfTest {
  private static final ConsumerGroupMetadata MEMBER =
      new MockConsumer<byte[], byte[]>("earliest").groupMetadata();
  private final Topics topics = new Topics("osaka", 3);
  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final ControlShelf shelf = new ControlShelf(topics, producer, () -> MEMBER);

  @BeforeEach
  void begin() {
    producer.initTransactions();
  }

  private List<String> written() {
    return producer.history().stream()
        .map(
            record ->
                new String(record.key(), StandardCharsets.UTF_8)
                    + "="
                    + new String(record.value(), StandardCharsets.UTF_8))
        .sorted()
        .toList();
  }

  @Test
  void whatWasToldAndItsNameAndTheOffsetsAreOneTransaction() throws Exception {
    Map<TopicPartition, OffsetAndMetadata> read =
        Map.of(new TopicPartition(topics.reports(), 1), new OffsetAndMetadata(42));
    shelf.asOf(read);
    shelf.names().save("i1 is X");
    assertEquals(0, producer.commitCount(), "a name alone waits for what is told under it");
    shelf.told().save("X opened");
    assertEquals(1, producer.commitCount());
    assertEquals(List.of("names=i1 is X", "told=X opened"), written());
    assertEquals(List.of(Map.of(MEMBER.groupId(), read)), producer.consumerGroupOffsetsHistory());
    assertEquals("X opened", shelf.told().load());
    shelf.flush();
    assertEquals(1, producer.commitCount(), "nothing new");
  }

  @Test
  void aHubThatAnotherOneFollowedKeepsNothingAndIsToldSo() {
    producer.fenceProducer();
    assertThrows(Shelf.Taken.class, () -> shelf.told().save("X opened"));
    assertTrue(producer.history().isEmpty());
  }

  @Test
  void aHubThatIsNoMemberKeepsNothing() {
    ControlShelf stranger = new ControlShelf(topics, producer, () -> null);
    assertThrows(Shelf.Taken.class, () -> stranger.told().save("X opened"));
    assertEquals(0, producer.commitCount());
  }
}
