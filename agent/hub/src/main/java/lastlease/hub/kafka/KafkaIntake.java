package lastlease.hub.kafka;

import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import lastlease.hub.event.EventHub;
import lastlease.hub.intake.Intake;
import lastlease.hub.intake.Post;
import lastlease.hub.kafka.broker.Cluster;
import lastlease.hub.kafka.broker.Failure;
import lastlease.hub.kafka.broker.Topics;
import lastlease.hub.kafka.journal.Entry;
import lastlease.hub.kafka.journal.JournalOrder;
import lastlease.hub.kafka.journal.Standings;
import lastlease.hub.kafka.report.Bulletin;
import lastlease.hub.kafka.report.Told;
import lastlease.words.Saying;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** One event in the log: whatever seat comes to this hub, its posts go there. */
final class KafkaIntake implements Intake {
  /** A token in wrong hands must not fill every hub's memory with seats. */
  private static final int MOST_SESSIONS = 200_000;

  private static final int LOCKS = 256;

  private final Cluster cluster;
  private final Topics topics;
  private final EventHub event;
  private final Standings standings;
  private final Bulletin bulletin;
  private final Worker worker;
  private final Consumer<Saying> complain;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Object[] locks = new Object[LOCKS];
  private volatile String told = "";

  KafkaIntake(
      Cluster cluster,
      Topics topics,
      EventHub event,
      Standings standings,
      Bulletin bulletin,
      Worker worker,
      KafkaProducer<byte[], byte[]> producer,
      Consumer<Saying> complain) {
    this.cluster = cluster;
    this.topics = topics;
    this.event = event;
    this.standings = standings;
    this.bulletin = bulletin;
    this.worker = worker;
    this.producer = producer;
    this.complain = complain;
    for (int i = 0; i < LOCKS; i++) {
      locks[i] = new Object();
    }
  }

  @Override
  public Post.Outcome take(Post post) throws InterruptedException {
    Told known = bulletin.of(post.id());
    if (known == null && bulletin.sessions() >= MOST_SESSIONS) {
      return Post.Outcome.tooMuch(Saying.of("hub.manySessions").with("most", MOST_SESSIONS));
    }
    if (!standings.takes(post.id(), post.file())) {
      return Post.Outcome.tooMuch(Saying.of("hub.manyFiles"));
    }
    Post.Outcome outcome;
    // A seat that did not wait for the answer asks again: one after the other.
    synchronized (locks[Math.floorMod(post.id().hashCode(), LOCKS)]) {
      outcome = put(post);
    }
    if (known != null && outcome.status() == 200) {
      known.heard(event.now());
    }
    event.received(post.blocks().length);
    return outcome;
  }

  private Post.Outcome put(Post post) throws InterruptedException {
    Standings.Standing standing = standings.of(post.id(), post.file());
    boolean question = post.blocks().length == 0;
    if (!post.again()) {
      Post.Outcome elsewhere = elsewhere(post, standing, question);
      if (elsewhere != null) {
        return elsewhere;
      }
    }
    RecordMetadata place;
    try {
      place = producer.send(Entry.write(topics, post)).get();
    } catch (ExecutionException | KafkaException e) {
      return failed(e);
    }
    told = "";
    long position;
    if (question) {
      position = post.again() ? 0 : position(post, standing);
      if (post.again()) {
        standings.put(post.id(), post.file(), true, place.offset(), new JournalOrder.Ending(0, ""));
      }
    } else {
      position = post.at() + post.blocks().length;
      standings.put(post.id(), post.file(), post.again(), place.offset(), ending(post, position));
    }
    Saying damage = post.again() ? null : standings.damage(post.id());
    return damage == null ? Post.Outcome.taken(position) : Post.Outcome.unread(position, damage);
  }

  /** Whether the seat is to go on elsewhere; null where it is right, or may well be. */
  private static Post.@org.jspecify.annotations.Nullable Outcome elsewhere(
      Post post, Standings.Standing standing, boolean question) {
    if (standing.anew()) {
      return Post.Outcome.elsewhere(-1);
    }
    if (question) {
      return null;
    }
    if (post.at() < standing.position() || standing.exact() && post.at() > standing.position()) {
      return Post.Outcome.elsewhere(standing.position());
    }
    // Further than this hub knows of, another hub may have taken it; the log's order decides.
    boolean same =
        post.at() != standing.position()
            || post.at() == 0
            || post.before().isEmpty()
            || standing.checksum().isEmpty()
            || post.before().equals(standing.checksum());
    return same ? null : Post.Outcome.elsewhere(-1);
  }

  private static long position(Post post, Standings.Standing standing) {
    return standing.exact() ? standing.position() : Math.max(post.at(), standing.position());
  }

  private static JournalOrder.Ending ending(Post post, long position) {
    boolean enough = post.at() == 0 || post.blocks().length >= lastlease.uplink.Protocol.COMPARED;
    return new JournalOrder.Ending(position, enough ? JournalOrder.checksum(post.blocks()) : "");
  }

  private Post.Outcome failed(Exception failure) {
    if (failure.getCause() instanceof RecordTooLargeException) {
      return Post.Outcome.tooMuch(Saying.of("kafka.tooLong"));
    }
    Saying line =
        Failure.line(cluster, Saying.of("kafka.write").with("topic", topics.journals()), failure);
    if (!line.toString().equals(told)) {
      told = line.toString();
      complain.accept(Saying.of("kafka.notTaken").with("why", line));
    }
    // No fault of the seat, nor of its token: it tries again soon.
    return new Post.Outcome(503, 0, Saying.of("kafka.notNow"));
  }

  @Override
  public void tick() {
    // What time alone brings, the one hub that tells alerts does in a thread of its own.
  }

  @Override
  public void close() {
    worker.close();
    bulletin.close();
    producer.close(java.time.Duration.ofSeconds(3));
  }
}
