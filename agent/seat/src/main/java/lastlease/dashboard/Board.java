package lastlease.dashboard;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import lastlease.reports.PoolReport;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;

/** The dashboard: a small HTTP server over the newest report. */
public final class Board implements Closeable {
  /**
   * One for every connection that there may be: reading a question and writing an answer hold a
   * thread, and who is slow at it must not keep others waiting. Idle ones end.
   */
  private static final int CONNECTIONS = 256;

  private static final int IDLE_SECONDS = 10;

  private static final int BACKLOG = 64;

  /** So many ports are tried, from the wanted one on. */
  private static final int PORTS = 20;

  private final Latest latest = new Latest();
  private final CutOff cutOff = new CutOff();
  private final Streams streams;
  private final HttpServer server;
  private final ExecutorService threads = threads();
  private final Timer watchdog = new Timer("dashboard-watchdog", true);
  private final List<String> addresses;
  private final boolean local;

  private Board(HttpServer server, Where where, ZoneId zone) {
    this.server = server;
    Pages pages = new Pages(zone);
    this.streams = new Streams(latest, pages, cutOff);
    this.addresses = Place.addresses(where.host(), server.getAddress().getPort());
    this.local = where.token() == null;
    Access access = new Access(Place.names(where.host()), where.token());
    Routes routes = new Routes(latest, pages, streams);
    HttpHandler handler = exchange -> answer(routes, exchange);
    server.createContext("/", handler).getFilters().addAll(List.of(cutOff, access));
    server.setExecutor(threads);
  }

  /**
   * Where to listen.
   *
   * @param host name or address
   * @param port 0 to 65535; 0 for any
   * @param token what viewers elsewhere must bring; null on the loopback
   */
  public record Where(String host, int port, @Nullable String token) {
    /** Whether only this machine can reach it. */
    public boolean isLocal() throws UnknownHostException {
      return InetAddress.getByName(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
    }
  }

  /** A token that nobody can guess. */
  public static String newToken() {
    return Access.newToken();
  }

  /**
   * Opens it; if the port is taken, on the next free one.
   *
   * @throws IOException with one line that says what to do
   */
  public static Board open(Where where, ZoneId zone) throws IOException {
    return open(where, zone, PORTS, "board.noPort");
  }

  /**
   * Opens it at that very port, which somebody named: a viewer elsewhere, or a scrape, counts on
   * it.
   *
   * @throws IOException with one line that says what to do
   */
  public static Board openThere(Where where, ZoneId zone) throws IOException {
    return open(where, zone, 1, "board.taken");
  }

  private static Board open(Where where, ZoneId zone, int ports, String failed) throws IOException {
    limitConnections();
    InetAddress host;
    try {
      host = InetAddress.getByName(where.host().replaceAll("[\\[\\]]", ""));
    } catch (UnknownHostException e) {
      throw new SaidException(Saying.of("board.noHost").with("host", where.host()), e);
    }
    BindException taken = new BindException("no port was tried");
    for (int i = 0; i < ports && where.port() + i <= 65_535; i++) {
      try {
        HttpServer server =
            HttpServer.create(new InetSocketAddress(host, where.port() + i), BACKLOG);
        Board board = new Board(server, where, zone);
        board.start();
        return board;
      } catch (BindException e) {
        taken = e;
      }
    }
    throw new SaidException(
        Saying.of(failed)
            .with("port", Integer.toString(where.port()))
            .with("why", String.valueOf(taken.getMessage())),
        taken);
  }

  /** The server reads these once, when its classes are loaded. */
  private static void limitConnections() {
    System.setProperty("sun.net.httpserver.maxReqTime", "10");
    System.setProperty("sun.net.httpserver.maxReqHeaders", "60");
    System.setProperty("sun.net.httpserver.idleInterval", "30");
    System.setProperty("jdk.httpserver.maxConnections", Integer.toString(CONNECTIONS));
  }

  private static ExecutorService threads() {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            CONNECTIONS,
            CONNECTIONS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            daemon("dashboard"));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  private static ThreadFactory daemon(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  private void start() {
    server.start();
    watchdog.schedule(
        new TimerTask() {
          @Override
          public void run() {
            cutOff.look(System.nanoTime());
          }
        },
        1000,
        1000);
  }

  private static void answer(Routes routes, HttpExchange exchange) throws IOException {
    try {
      routes.answer(exchange);
    } catch (RuntimeException e) {
      // One bad answer must not take the server's thread with it.
      Answer.text(exchange, 500, "this page failed: " + e + "\n");
    } finally {
      exchange.close();
    }
  }

  /** Where the page is. */
  public String address() {
    return addresses.get(0);
  }

  /** Whether only this machine can reach it, without a token. */
  public boolean isLocal() {
    return local;
  }

  /** The same, under each address of this machine. */
  public List<String> addresses() {
    return addresses;
  }

  /** Viewers whose pages renew themselves now. */
  public int viewers() {
    return streams.open();
  }

  /**
   * Shows a report. Never blocks.
   *
   * @param blindness why nothing can be seen now, or null while capturing
   */
  public void publish(PoolReport report, @Nullable String blindness) {
    blind(blindness);
    show(report);
  }

  /** Shows a report. Never blocks. */
  public void show(PoolReport report) {
    show(report, null);
  }

  /**
   * Shows a report. Never blocks.
   *
   * @param lastFrame when the last frame came; null before the first
   */
  public void show(PoolReport report, @Nullable Instant lastFrame) {
    latest.put(report, lastFrame);
  }

  /** Why nothing can be seen now, or null while capturing. */
  public void blind(@Nullable String why) {
    latest.blind(why);
  }

  /**
   * While somebody reads, newer reports are asked for, at most one a second.
   *
   * @param ask asks for one to be shown soon, without waiting for it; null when the newest is the
   *     last
   */
  public void onAsk(@Nullable Runnable ask) {
    latest.onAsk(ask);
  }

  @Override
  public void close() {
    latest.close();
    watchdog.cancel();
    server.stop(0);
    threads.shutdownNow();
  }
}
