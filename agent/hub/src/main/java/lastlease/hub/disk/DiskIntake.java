package lastlease.hub.disk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lastlease.capture.journal.JournalFeed;
import lastlease.capture.journal.JournalTail;
import lastlease.hub.event.EventAlerts;
import lastlease.hub.event.EventHub;
import lastlease.hub.event.Once;
import lastlease.hub.event.Telling;
import lastlease.hub.intake.Intake;
import lastlease.hub.intake.Post;
import lastlease.hub.seat.Damage;
import lastlease.hub.seat.SeatId;
import lastlease.hub.seat.SeatRun;
import lastlease.uplink.SeatName;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;

/** One event in one process: journals on this disk, everything else made from them. */
public final class DiskIntake implements Intake {
  /** A token in wrong hands must not fill the memory with seats. */
  private static final int MOST_SESSIONS = 2_000;

  private static final Duration LOOK_FOR_OLD = Duration.ofMinutes(10);

  private final EventHub event;
  private final EventAlerts alerts;
  private final Telling telling;
  private final SeatFolders folders;
  private final @Nullable Duration retain;
  private final Consumer<Saying> complain;
  private final Map<SeatId, Kept> kept = new ConcurrentHashMap<>();
  private final Once damages = new Once();
  private Instant looked = Instant.MIN;

  /** A session's journal; its monitor is held while something is added. */
  private static final class Kept {
    private final Path directory;
    private final SeatStore store;
    private SeatRun run;

    /** The seat's clock, as it is on disk. */
    private OptionalLong clock;

    Kept(Path directory, SeatStore store, SeatRun run, OptionalLong clock) {
      this.directory = directory;
      this.store = store;
      this.run = run;
      this.clock = clock;
    }
  }

  private DiskIntake(
      EventHub event,
      EventAlerts alerts,
      Path directory,
      @Nullable Duration retain,
      Consumer<Saying> complain) {
    this.event = event;
    this.alerts = alerts;
    this.telling = new Telling(event, alerts, complain);
    this.folders = new SeatFolders(directory.resolve("seats"));
    this.retain = retain;
    this.complain = complain;
  }

  /**
   * Opens an event, and brings its rooms to where they stood. Nothing is told before all are there.
   *
   * @param retain sessions that nothing was heard of for so long are erased; null keeps them
   */
  public static DiskIntake open(
      EventHub event,
      EventAlerts alerts,
      Path directory,
      @Nullable Duration retain,
      Consumer<Saying> complain)
      throws IOException {
    DiskIntake intake = new DiskIntake(event, alerts, directory, retain, complain);
    for (Path seat : intake.folders.all()) {
      intake.openSeat(seat);
    }
    intake.eraseOld();
    intake.telling.start();
    intake.telling.soon();
    return intake;
  }

  private void openSeat(Path directory) throws IOException {
    Path nameFile = directory.resolve("name");
    if (!Files.exists(nameFile)) {
      return;
    }
    // Damaged characters become such as no name may have.
    String name = new String(Files.readAllBytes(nameFile), StandardCharsets.UTF_8);
    if (!SeatName.isValid(name)) {
      complain.accept(
          Saying.of("hub.unread")
              .with("file", nameFile.toString())
              .with("why", Saying.of("hub.nameless")));
      return;
    }
    try (Stream<Path> found = Files.list(directory)) {
      for (Path session : found.filter(Files::isDirectory).sorted().toList()) {
        SeatId id = new SeatId(name, String.valueOf(session.getFileName()));
        if (SeatId.isValid(id.seat(), id.session())) {
          try {
            openSession(id, session);
          } catch (IOException e) {
            // One damaged journal keeps no room but its own from being told of.
            complain.accept(
                Saying.of("hub.unread")
                    .with("file", session.toString())
                    .with("why", SaidException.of(e)));
          }
        }
      }
    }
  }

  private Kept openSession(SeatId id, Path directory) throws IOException {
    Path main = directory.resolve("journal.pcapng");
    Instant heard = Files.exists(main) ? Files.getLastModifiedTime(main).toInstant() : event.now();
    SeatStore store = SeatStore.open(directory);
    SeatRun run = new SeatRun(id, heard, new JournalFeed(store::read));
    OptionalLong clock;
    try {
      store.read(blocks -> run.take(JournalTail.MAIN, blocks));
      clock = SeatFolders.clock(directory);
    } catch (IOException e) {
      store.close();
      throw e;
    }
    run.heard(heard, 0, clock);
    Kept opened = new Kept(directory, store, run, clock);
    kept.put(id, opened);
    event.add(run);
    return opened;
  }

  @Override
  public Post.Outcome take(Post post) throws IOException {
    Kept session = session(post);
    if (session == null) {
      return Post.Outcome.tooMuch(Saying.of("hub.manySessions").with("most", MOST_SESSIONS));
    }
    boolean changed = false;
    Post.Outcome outcome;
    synchronized (session) {
      outcome = keep(session, post);
      if (outcome.status() == 200) {
        SeatRun run = session.run;
        changed = run.take(post.file(), post.blocks());
        run.heard(event.now(), post.left(), post.clockAhead());
        keepClock(session, post);
        Damage damage = run.damage();
        if (damage != null) {
          outcome = Post.Outcome.unread(outcome.position(), damage.saying());
          if (damages.isNew(post.id().toString() + damage)) {
            complain.accept(
                Saying.of("hub.damage")
                    .with("seat", post.id().seat())
                    .with("why", damage.saying()));
          }
        }
      }
    }
    event.received(post.blocks().length);
    if (changed) {
      event.changedIncident();
      telling.soon();
    } else {
      event.changed();
    }
    return outcome;
  }

  private @Nullable Kept session(Post post) throws IOException {
    Kept known = kept.get(post.id());
    if (known != null) {
      return known;
    }
    synchronized (this) {
      known = kept.get(post.id());
      if (known != null || kept.size() >= MOST_SESSIONS) {
        return known;
      }
      Path directory = folders.session(post.id());
      complain.accept(
          Saying.of("hub.joined").with("seat", post.id().seat()).with("event", event.name()));
      return openSession(post.id(), directory);
    }
  }

  private Post.Outcome keep(Kept session, Post post) throws IOException {
    SeatStore store = session.store;
    if (post.again()) {
      store.clear();
      session.run = new SeatRun(post.id(), event.now(), new JournalFeed(store::read));
      event.add(session.run);
    }
    if (!store.takes(post.file())) {
      return Post.Outcome.tooMuch(Saying.of("hub.manyFiles"));
    }
    long position = store.position(post.file());
    if (post.blocks().length == 0) {
      return Post.Outcome.taken(position);
    }
    if (post.at() != position) {
      return Post.Outcome.elsewhere(position);
    }
    if (!store.agrees(post.file(), position, post.before())) {
      return Post.Outcome.elsewhere(-1);
    }
    return Post.Outcome.taken(store.append(post.file(), post.blocks()));
  }

  private static void keepClock(Kept session, Post post) throws IOException {
    if (post.clockAhead().isPresent()) {
      OptionalLong before = session.clock;
      long ahead = post.clockAhead().getAsLong();
      if (before.isEmpty() || Math.abs(before.getAsLong() - ahead) > 100) {
        session.clock = post.clockAhead();
        SeatFolders.keepClock(session.directory, ahead);
      }
    }
  }

  @Override
  public void tick() throws IOException {
    telling.tell();
    alerts.tick(event.now());
    if (Duration.between(looked, event.now()).compareTo(LOOK_FOR_OLD) > 0) {
      eraseOld();
    }
  }

  private synchronized void eraseOld() throws IOException {
    looked = event.now();
    if (retain == null) {
      return;
    }
    Instant oldest = looked.minus(retain);
    for (Map.Entry<SeatId, Kept> one : Map.copyOf(kept).entrySet()) {
      boolean old;
      synchronized (one.getValue()) {
        // It may be heard of while this waits for it.
        old = one.getValue().run.heard().isBefore(oldest);
        if (old) {
          kept.remove(one.getKey());
          one.getValue().store.close();
          event.forget(one.getKey());
          SeatFolders.erase(one.getValue().directory);
        }
      }
      if (old) {
        complain.accept(Saying.of("hub.old").with("seat", one.getKey().seat()));
      }
    }
    folders.eraseOld(
        oldest,
        kept.values().stream().map(one -> one.directory).collect(Collectors.toUnmodifiableSet()));
  }

  @Override
  public void close() throws IOException {
    for (Kept one : kept.values()) {
      synchronized (one) {
        one.store.close();
      }
    }
    telling.close();
    alerts.close();
  }
}
