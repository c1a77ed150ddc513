package lastlease.hub;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import lastlease.uplink.Protocol;
import org.jspecify.annotations.Nullable;

/** The hub's HTTP server: seats post to it, people look at it. */
final class HubServer implements Closeable {
  private static final Pattern PATH = Pattern.compile("/([A-Za-z0-9._-]{1,64})/([a-z.]*)");

  /** A slow one holds a thread; so many at most, and whoever takes nothing for long is cut off. */
  private static final int CONNECTIONS = 512;

  private static final int BACKLOG = 256;
  private static final int IDLE_SECONDS = 10;

  private final HttpServer server;
  private final ThreadPoolExecutor threads;
  private final CutOff cutOff = new CutOff();
  private final List<Tenant> tenants;
  private final Posting posting;
  private final Strangers strangers;
  private final EventPages pages;

  private HubServer(
      HttpServer server, List<Tenant> tenants, ZoneId zone, Consumer<String> complain) {
    this.server = server;
    this.tenants = tenants;
    this.strangers = new Strangers(complain);
    this.posting = new Posting(tenants, strangers, complain);
    this.pages = new EventPages(zone);
    this.threads =
        new ThreadPoolExecutor(
            CONNECTIONS,
            CONNECTIONS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "hub-http");
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
    server.setExecutor(threads);
    List<Filter> filters = server.createContext("/", this::handle).getFilters();
    filters.add(cutOff);
  }

  /**
   * Opens it.
   *
   * @param tls null for plain HTTP
   * @throws IOException with one line for the user
   */
  static HubServer open(
      InetSocketAddress where,
      @Nullable SSLContext tls,
      List<Tenant> tenants,
      ZoneId zone,
      Consumer<String> complain)
      throws IOException {
    System.setProperty("sun.net.httpserver.maxReqTime", "30");
    System.setProperty("sun.net.httpserver.maxReqHeaders", "60");
    System.setProperty("sun.net.httpserver.idleInterval", "30");
    System.setProperty("jdk.httpserver.maxConnections", Integer.toString(CONNECTIONS));
    try {
      HttpServer http;
      if (tls == null) {
        http = HttpServer.create(where, BACKLOG);
      } else {
        HttpsServer https = HttpsServer.create(where, BACKLOG);
        https.setHttpsConfigurator(new HttpsConfigurator(tls));
        http = https;
      }
      HubServer opened = new HubServer(http, tenants, zone, complain);
      http.start();
      return opened;
    } catch (BindException e) {
      throw new IOException(
          "the hub cannot listen on "
              + where.getHostString()
              + ":"
              + where.getPort()
              + " ("
              + e.getMessage()
              + "); choose another one with --listen",
          e);
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Cuts off who hangs; to be called once a second. */
  void tick() {
    cutOff.look(System.nanoTime());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try {
      route(exchange);
    } catch (RuntimeException e) {
      // One bad answer must not take the server's thread with it.
      Reply.text(exchange, 500, "this page failed: " + e);
    } finally {
      exchange.close();
    }
  }

  private void route(HttpExchange exchange) throws IOException {
    String path = String.valueOf(exchange.getRequestURI().getPath());
    String method = exchange.getRequestMethod();
    if (path.equals(Protocol.PATH)) {
      if (method.equals("POST")) {
        posting.answer(exchange);
      } else {
        exchange.getResponseHeaders().set("Allow", "POST");
        Reply.text(exchange, 405, "seats post here");
      }
      return;
    }
    if (!method.equals("GET") && !method.equals("HEAD")) {
      exchange.getResponseHeaders().set("Allow", "GET, HEAD");
      Reply.text(exchange, 405, "only GET");
    } else if (path.equals("/healthz")) {
      Reply.text(exchange, 200, "ok");
    } else {
      look(exchange, path);
    }
  }

  private void look(HttpExchange exchange, String path) throws IOException {
    Matcher matcher = PATH.matcher(path);
    if (matcher.matches()) {
      for (Tenant tenant : tenants) {
        if (tenant.name().equals(matcher.group(1))) {
          if (Door.admits(exchange, tenant.name(), tenant.tokens(), strangers)) {
            pages.answer(exchange, tenant, matcher.group(2));
          }
          return;
        }
      }
    }
    // What there is, is told to whoever has a token only.
    strangers.came(Door.address(exchange));
    Reply.text(exchange, 404, "open the address that the hub printed");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
