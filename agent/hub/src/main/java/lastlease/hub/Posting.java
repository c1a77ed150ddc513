package lastlease.hub;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import lastlease.capture.Blocks;
import lastlease.capture.CaptureException;
import lastlease.capture.JournalTail;
import lastlease.uplink.Protocol;
import org.jspecify.annotations.Nullable;

/** What seats send, made out and answered. Nothing that is not a journal's gets past here. */
final class Posting {
  /** Compressed blocks of a request; frames do not get longer by it, but by a little. */
  private static final int MOST_ZIPPED = Protocol.MOST + (1 << 16);

  private final List<Tenant> tenants;
  private final Strangers strangers;
  private final Consumer<String> complain;
  private final Once refusals = new Once();

  Posting(List<Tenant> tenants, Strangers strangers, Consumer<String> complain) {
    this.tenants = tenants;
    this.strangers = strangers;
    this.complain = complain;
  }

  /** A request that cannot be taken. */
  private static final class Refusal extends IOException {
    private static final long serialVersionUID = 1;

    private final int status;

    Refusal(int status, String message) {
      super(message);
      this.status = status;
    }
  }

  void answer(HttpExchange exchange) throws IOException {
    Tenant tenant = tenant(Door.bearer(exchange));
    if (tenant == null) {
      strangers.came(Door.address(exchange));
      Reply.text(exchange, 401, "no event has this token");
      return;
    }
    String who = "a seat at " + Door.address(exchange);
    try {
      Post post = read(exchange);
      who = "seat \"" + post.id().seat() + "\"";
      Post.Outcome outcome = tenant.intake().take(post);
      exchange.getResponseHeaders().set(Protocol.POSITION, Long.toString(outcome.position()));
      reply(exchange, outcome.status(), outcome.text());
    } catch (Refusal e) {
      refuse(exchange, who, e.status, String.valueOf(e.getMessage()));
    } catch (CaptureException e) {
      refuse(exchange, who, 400, "this is no journal: " + e.getMessage());
    } catch (FileSystemException e) {
      refuse(exchange, who, 507, "the hub cannot keep it: " + e.getReason());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      reply(exchange, 503, "the hub is ending");
    } catch (IOException e) {
      refuse(exchange, who, 507, "the hub cannot keep it: " + e.getMessage());
    }
  }

  private void refuse(HttpExchange exchange, String who, int status, String why)
      throws IOException {
    if (refusals.isNew(who + why)) {
      complain.accept(who + " is refused: " + why);
    }
    reply(exchange, status, why);
  }

  private void reply(HttpExchange exchange, int status, String text) throws IOException {
    exchange
        .getResponseHeaders()
        .set(Protocol.CLOCK, Long.toString(tenants.get(0).event().now().toEpochMilli()));
    Reply.text(exchange, status, text);
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

  private static Post read(HttpExchange exchange) throws IOException {
    Headers headers = exchange.getRequestHeaders();
    String language = header(headers, Protocol.LANGUAGE);
    if (!language.equals(Integer.toString(Protocol.VERSION))) {
      throw new Refusal(
          426,
          "this hub speaks protocol "
              + Protocol.VERSION
              + (language.matches("[0-9]{1,9}") ? ", the seat " + language : "")
              + "; bring both to one version");
    }
    String seat;
    try {
      seat = URLDecoder.decode(header(headers, Protocol.SEAT), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Refusal(400, "the seat's name is damaged");
    }
    String session = header(headers, Protocol.SESSION);
    if (!SeatId.isValid(seat, session)) {
      throw new Refusal(400, "the seat's name or session is none");
    }
    byte[] blocks = body(exchange);
    if (Blocks.whole(blocks, blocks.length) != blocks.length) {
      throw new Refusal(400, "its last block is cut off");
    }
    long at = number(headers, Protocol.POSITION).orElse(0);
    if (at == 0 && blocks.length > 0 && !Blocks.begins(blocks)) {
      throw new Refusal(400, "this is no journal: it begins with no section");
    }
    return new Post(
        new SeatId(seat, session),
        file(header(headers, Protocol.FILE)),
        at,
        blocks,
        header(headers, Protocol.BEFORE),
        header(headers, Protocol.AGAIN).equals("1"),
        number(headers, Protocol.LEFT).orElse(0),
        clock(headers));
  }

  private static OptionalLong clock(Headers headers) throws Refusal {
    OptionalLong ahead = number(headers, Protocol.CLOCK);
    if (ahead.isPresent() && !SeatClock.isPossible(ahead.getAsLong())) {
      throw new Refusal(400, "its clock is wrong by more than a century: set it");
    }
    return ahead;
  }

  private static int file(String name) throws Refusal {
    if (name.equals(Protocol.MAIN)) {
      return JournalTail.MAIN;
    }
    if (!name.matches("[0-9]{1,5}")) {
      throw new Refusal(400, "there is no such file of a journal");
    }
    return Integer.parseInt(name);
  }

  private static String header(Headers headers, String name) {
    String value = headers.getFirst(name);
    return value == null ? "" : value;
  }

  private static OptionalLong number(Headers headers, String name) {
    String value = header(headers, name);
    return value.matches("-?[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(value))
        : OptionalLong.empty();
  }

  private static byte[] body(HttpExchange exchange) throws IOException {
    try (InputStream in = exchange.getRequestBody()) {
      byte[] zipped = read(in);
      if (zipped.length > MOST_ZIPPED) {
        throw new Refusal(413, "a request has a megabyte at most");
      }
      if (!"gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
        return within(zipped);
      }
      try (GZIPInputStream unzipped =
          new GZIPInputStream(new java.io.ByteArrayInputStream(zipped))) {
        return within(unzipped.readNBytes(Protocol.MOST + 1));
      } catch (ZipException | java.io.EOFException e) {
        throw new Refusal(400, "it is compressed wrongly");
      }
    }
  }

  private static byte[] read(InputStream in) throws Refusal {
    try {
      return in.readNBytes(MOST_ZIPPED + 1);
    } catch (IOException e) {
      throw new Refusal(408, "its journal did not come in time: " + e.getMessage());
    }
  }

  private static byte[] within(byte[] bytes) throws Refusal {
    if (bytes.length > Protocol.MOST) {
      throw new Refusal(413, "a request has a megabyte at most");
    }
    return bytes;
  }
}
