package lastlease.hub.http;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import lastlease.capture.CaptureException;
import lastlease.capture.journal.Blocks;
import lastlease.capture.journal.JournalTail;
import lastlease.dashboard.Tongue;
import lastlease.dashboard.http.Exchange;
import lastlease.hub.event.Once;
import lastlease.hub.intake.Post;
import lastlease.hub.intake.Tenant;
import lastlease.hub.seat.SeatClock;
import lastlease.hub.seat.SeatId;
import lastlease.uplink.Protocol;
import lastlease.uplink.SeatName;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;

/** What seats send, made out and answered. Nothing that is not a journal's gets past here. */
final class Posting {
  /** Compressed blocks of a request; frames do not get longer by it, but by a little. */
  private static final int MOST_ZIPPED = Protocol.MOST + (1 << 16);

  /** They have 16 bits in pcapng. */
  private static final int MOST_LINK_TYPE = 0xFFFF;

  private final List<Tenant> tenants;
  private final Strangers strangers;
  private final Consumer<Saying> complain;
  private final Once refusals = new Once();

  Posting(List<Tenant> tenants, Strangers strangers, Consumer<Saying> complain) {
    this.tenants = tenants;
    this.strangers = strangers;
    this.complain = complain;
  }

  /** A request that cannot be taken. */
  private static final class Refusal extends SaidException {
    private static final long serialVersionUID = 1;

    private final int status;

    Refusal(int status, Saying why) {
      super(why);
      this.status = status;
    }
  }

  void answer(Exchange exchange) throws IOException {
    Tenant tenant = tenant(Viewers.bearer(exchange));
    if (tenant == null) {
      strangers.refuse(exchange, 401, Tongue.inWords(exchange, Saying.of("hub.noSuchToken")));
      return;
    }
    Taken taken = take(exchange, tenant);
    exchange.set(Protocol.CLOCK, Long.toString(tenant.event().now().toEpochMilli()));
    if (!tenant.alerts()) {
      exchange.set(Protocol.ALERTS, "0");
    }
    if (taken.position() != null) {
      exchange.set(Protocol.POSITION, Long.toString(taken.position()));
    }
    Saying why = taken.why();
    // A seat's people read it at the seat, in the language that the seat asks for.
    Reply.text(exchange, taken.status(), why == null ? "" : Tongue.inWords(exchange, why));
  }

  /** What is answered. */
  private record Taken(int status, @Nullable Long position, @Nullable Saying why) {}

  private Taken take(Exchange exchange, Tenant tenant) {
    Saying who = Saying.of("hub.somebody").with("address", exchange.address());
    try {
      Post post = read(exchange);
      who = Saying.of("hub.seat").with("seat", post.id().seat());
      Post.Outcome outcome = tenant.intake().take(post);
      if (outcome.status() == 200
          && header(exchange, Protocol.OVER).equals("1")
          && refusals.isNew(post.id() + Protocol.OVER)) {
        complain.accept(Saying.of("hub.over").with("seat", post.id().seat()));
      }
      return new Taken(outcome.status(), outcome.position(), outcome.why());
    } catch (Refusal e) {
      return refused(who, e.status, e.saying());
    } catch (CaptureException e) {
      return refused(who, 400, Saying.of("hub.noJournal").with("why", e.saying()));
    } catch (FileSystemException e) {
      return refused(who, 507, notKept(Saying.plain(String.valueOf(e.getReason()))));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Taken(503, null, Saying.of("hub.ending"));
    } catch (IOException e) {
      return refused(who, 507, notKept(SaidException.of(e)));
    }
  }

  private static Saying notKept(Saying why) {
    return Saying.of("hub.notKept").with("why", why);
  }

  private Taken refused(Saying who, int status, Saying why) {
    if (refusals.isNew(who.toString() + why)) {
      complain.accept(Saying.of("hub.refused").with("who", who).with("why", why));
    }
    return new Taken(status, null, why);
  }

  private @Nullable Tenant tenant(@Nullable String token) {
    Tenant found = null;
    for (Tenant tenant : tenants) {
      if (token != null && tenant.tokens().joins(token)) {
        found = tenant;
      }
    }
    return found;
  }

  private static Post read(Exchange exchange) throws IOException {
    String language = header(exchange, Protocol.LANGUAGE);
    if (!language.equals(Integer.toString(Protocol.VERSION))) {
      throw new Refusal(
          426,
          (language.matches("[0-9]{1,9}")
                  ? Saying.of("hub.otherVersion").with("theirs", language)
                  : Saying.of("hub.noVersion"))
              .with("version", Protocol.VERSION));
    }
    String seat;
    try {
      seat = URLDecoder.decode(header(exchange, Protocol.SEAT), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Refusal(400, Saying.of("hub.nameDamaged"));
    }
    String session = header(exchange, Protocol.SESSION);
    if (!SeatName.isValid(seat)) {
      throw new Refusal(400, Saying.of("hub.nameUnseen").with("most", SeatName.LONGEST));
    }
    if (!SeatId.isSession(session)) {
      throw new Refusal(400, Saying.of("hub.sessionId"));
    }
    byte[] blocks = body(exchange);
    if (Blocks.whole(blocks, blocks.length) != blocks.length) {
      throw new Refusal(400, Saying.of("hub.cutOff"));
    }
    long at = number(exchange, Protocol.POSITION).orElse(0);
    if (at == 0 && blocks.length > 0 && !Blocks.begins(blocks)) {
      throw new Refusal(400, Saying.of("hub.noSection"));
    }
    return new Post(
        new SeatId(seat, session),
        file(header(exchange, Protocol.FILE)),
        at,
        blocks,
        header(exchange, Protocol.BEFORE),
        header(exchange, Protocol.AGAIN).equals("1"),
        number(exchange, Protocol.LEFT).orElse(0),
        clock(exchange));
  }

  private static OptionalLong clock(Exchange exchange) throws Refusal {
    OptionalLong ahead = number(exchange, Protocol.CLOCK);
    if (ahead.isPresent() && !SeatClock.isPossible(ahead.getAsLong())) {
      throw new Refusal(400, Saying.of("hub.clock"));
    }
    return ahead;
  }

  private static int file(String name) throws Refusal {
    if (name.equals(Protocol.MAIN)) {
      return JournalTail.MAIN;
    }
    if (!name.matches("[0-9]{1,5}") || Integer.parseInt(name) > MOST_LINK_TYPE) {
      throw new Refusal(400, Saying.of("hub.noFile"));
    }
    return Integer.parseInt(name);
  }

  private static String header(Exchange exchange, String name) {
    String value = exchange.header(name);
    return value == null ? "" : value;
  }

  private static OptionalLong number(Exchange exchange, String name) {
    String value = header(exchange, name);
    return value.matches("-?[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(value))
        : OptionalLong.empty();
  }

  private static byte[] body(Exchange exchange) throws IOException {
    if (exchange.bodyLength() < 0) {
      throw new Refusal(411, Saying.of("hub.noLength"));
    }
    if (exchange.bodyLength() > MOST_ZIPPED) {
      throw new Refusal(413, Saying.of("hub.tooLong"));
    }
    byte[] zipped;
    try {
      zipped = exchange.body();
    } catch (IOException e) {
      throw new Refusal(408, Saying.of("hub.late").with("why", SaidException.of(e)));
    }
    exchange.keep();
    if (!"gzip".equals(exchange.header("Content-Encoding"))) {
      return within(zipped);
    }
    try (GZIPInputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
      return within(unzipped.readNBytes(Protocol.MOST + 1));
    } catch (ZipException | EOFException e) {
      throw new Refusal(400, Saying.of("hub.compressed"));
    }
  }

  private static byte[] within(byte[] bytes) throws Refusal {
    if (bytes.length > Protocol.MOST) {
      throw new Refusal(413, Saying.of("hub.tooLong"));
    }
    return bytes;
  }
}
