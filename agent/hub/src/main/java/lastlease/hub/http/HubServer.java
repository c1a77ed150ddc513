package lastlease.hub.http;

import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import lastlease.dashboard.Tongue;
import lastlease.dashboard.http.Door;
import lastlease.dashboard.http.Exchange;
import lastlease.dashboard.http.Origin;
import lastlease.hub.intake.Tenant;
import lastlease.uplink.Protocol;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;

/** The hub's HTTP server: seats post to it, people look at it. */
public final class HubServer implements Closeable {
  private static final Pattern PATH = Pattern.compile("/([A-Za-z0-9._-]{1,64})/([a-z.]*)");

  /** A seat keeps one; many seats, and all guests of a venue, may share one address. */
  private static final Door.Room ROOM = new Door.Room(4096, 512);

  private final List<Tenant> tenants;
  private final Posting posting;
  private final Viewers viewers;
  private final Strangers strangers;
  private final EventPages pages;
  private final Door door;

  /**
   * Opens it.
   *
   * @param bound where it listens, see {@link #bind}; closed with it
   * @param tls null for plain HTTP
   * @param origin tells who asks
   */
  public HubServer(
      ServerSocket bound,
      @Nullable SSLContext tls,
      List<Tenant> tenants,
      ZoneId zone,
      Function<InetAddress, Origin> origin,
      Consumer<Saying> complain) {
    this.tenants = tenants;
    this.strangers = new Strangers(complain);
    this.posting = new Posting(tenants, strangers, complain);
    this.viewers = new Viewers(strangers, tls != null);
    this.pages = new EventPages(zone);
    this.door = Door.open(bound, tls, this::handle, ROOM, origin);
  }

  /**
   * Takes the place where it is to listen; whoever comes waits until it is opened.
   *
   * @throws IOException with one line for the user
   */
  public static ServerSocket bind(InetSocketAddress where) throws IOException {
    try {
      return Door.bind(where);
    } catch (BindException e) {
      throw new SaidException(
          Saying.of("hub.taken")
              .with("address", where.getHostString() + ":" + where.getPort())
              .with("why", String.valueOf(e.getMessage())),
          e);
    }
  }

  /** The port it listens on. */
  public int port() {
    return door.port();
  }

  private void handle(Exchange exchange) throws IOException {
    try {
      route(exchange);
    } catch (RuntimeException e) {
      // One bad answer must not take the server's thread with it.
      if (!exchange.isAnswered()) {
        Reply.say(exchange, 500, Saying.of("page.failed").with("why", e.toString()));
      }
    }
  }

  private void route(Exchange exchange) throws IOException {
    String path = exchange.path();
    String method = exchange.method();
    if (path.equals(Protocol.PATH)) {
      if (method.equals("POST")) {
        posting.answer(exchange);
      } else {
        exchange.set("Allow", "POST");
        Reply.say(exchange, 405, Saying.of("hub.seatsPost"));
      }
      return;
    }
    if (!method.equals("GET") && !method.equals("HEAD")) {
      exchange.set("Allow", "GET, HEAD");
      Reply.say(exchange, 405, Saying.of("page.onlyGet"));
    } else if (path.equals("/healthz")) {
      Reply.text(exchange, 200, "ok");
    } else {
      look(exchange, path);
    }
  }

  private void look(Exchange exchange, String path) throws IOException {
    Matcher matcher = PATH.matcher(path);
    if (matcher.matches()) {
      for (Tenant tenant : tenants) {
        if (tenant.name().equals(matcher.group(1))) {
          if (viewers.admits(exchange, tenant.name(), tenant.tokens())) {
            pages.answer(exchange, tenant, matcher.group(2));
          }
          return;
        }
      }
    }
    // What there is, is told to whoever has a token only.
    strangers.refuse(exchange, 404, Tongue.inWords(exchange, Saying.of("hub.open")));
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
