package lastlease.dashboard.http;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Lets connections in, and keeps an eye on them. A thread each: reading a question and writing an
 * answer hold one, and who is slow at it must not keep others waiting. Where all places are taken,
 * whoever has not asked yet for the longest time makes room.
 */
public final class Door implements Closeable {
  /** For a page: a browser opens six. */
  public static final Room PAGE = new Room(256, 32);

  private static final int BACKLOG = 64;
  private static final int IDLE_SECONDS = 10;
  private static final long LOOK_MILLIS = 1_000;

  private final ServerSocket server;
  private final @Nullable SSLContext tls;
  private final Handler handler;
  private final Function<InetAddress, Origin> origin;
  private final Room room;
  private final Places places;
  private final Map<Connection, Origin> open = new LinkedHashMap<>();
  private final ExecutorService threads;

  /**
   * How many may come in.
   *
   * @param most connections at a time, a thread each
   * @param each connections of one origin at a time
   */
  public record Room(int most, int each) {}

  /** Answers questions, on the connection's own thread. */
  public interface Handler {
    /** Answers one question; the connection ends when it returns. */
    void answer(Exchange exchange) throws IOException;
  }

  private Door(
      ServerSocket server,
      @Nullable SSLContext tls,
      Handler handler,
      Function<InetAddress, Origin> origin,
      Room room) {
    this.server = server;
    this.tls = tls;
    this.handler = handler;
    this.origin = origin;
    this.room = room;
    this.places = new Places(room.most(), room.each());
    this.threads =
        new ThreadPoolExecutor(
            0,
            2 * room.most(),
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Door::daemon);
  }

  /**
   * Opens it.
   *
   * @param tls null for plain HTTP
   * @param origin tells who asks
   * @throws java.net.BindException when the port is taken
   */
  public static Door open(
      InetSocketAddress where,
      @Nullable SSLContext tls,
      Handler handler,
      Room room,
      Function<InetAddress, Origin> origin)
      throws IOException {
    return open(bind(where), tls, handler, room, origin);
  }

  /**
   * Takes a place to listen at; whoever comes waits until it is opened.
   *
   * @throws java.net.BindException when the port is taken
   */
  public static ServerSocket bind(InetSocketAddress where) throws IOException {
    ServerSocket server = new ServerSocket();
    try {
      server.setReuseAddress(true);
      server.bind(where, BACKLOG);
    } catch (IOException e) {
      server.close();
      throw e;
    }
    return server;
  }

  /** Opens one at a place that was taken; it is closed with the door. */
  public static Door open(
      ServerSocket server,
      @Nullable SSLContext tls,
      Handler handler,
      Room room,
      Function<InetAddress, Origin> origin) {
    Door door = new Door(server, tls, handler, origin, room);
    daemon(door::accept).start();
    daemon(door::watch).start();
    return door;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "http");
    thread.setDaemon(true);
    return thread;
  }

  /** The port that it listens on. */
  public int port() {
    return server.getLocalPort();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        admit(server.accept());
      } catch (IOException e) {
        // Closed, or out of descriptors for now: it waits a little rather than spin.
        pause(server.isClosed() ? 0 : LOOK_MILLIS);
      }
    }
  }

  private void admit(Socket socket) throws IOException {
    Origin from = origin.apply(socket.getInetAddress());
    if (!places.take(from.name()) && !(makeRoom(from.name()) && places.take(from.name()))) {
      socket.close();
      return;
    }
    Connection[] self = new Connection[1];
    Connection connection =
        new Connection(socket, from, tls, handler, () -> gone(self[0], from), System::nanoTime);
    self[0] = connection;
    synchronized (open) {
      open.put(connection, from);
    }
    try {
      threads.execute(connection);
    } catch (RejectedExecutionException e) {
      // The door was closed meanwhile.
      connection.cutOff();
      gone(connection, from);
    }
  }

  /** Whether somebody else who only waits was sent away for this one. */
  private boolean makeRoom(String from) {
    if (places.isGreedy(from)) {
      return false;
    }
    Optional<Connection> oldest;
    synchronized (open) {
      oldest = open.keySet().stream().filter(one -> !one.hasAsked()).findFirst();
    }
    if (oldest.isEmpty()) {
      return false;
    }
    oldest.get().cutOff();
    return awaitRoom();
  }

  private boolean awaitRoom() {
    synchronized (open) {
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS);
      while (places.taken() >= room.most() && System.nanoTime() < end) {
        try {
          open.wait(LOOK_MILLIS);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
    }
    return places.taken() < room.most();
  }

  private void gone(Connection connection, Origin from) {
    synchronized (open) {
      open.remove(connection);
      places.leave(from.name());
      open.notifyAll();
    }
  }

  private void watch() {
    while (!server.isClosed()) {
      pause(LOOK_MILLIS);
      synchronized (open) {
        open.keySet().forEach(Connection::cutOffIfLate);
      }
    }
  }

  private void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Connections that are open now. */
  int connections() {
    return places.taken();
  }

  @Override
  public void close() throws IOException {
    server.close();
    synchronized (open) {
      open.keySet().forEach(Connection::cutOff);
    }
    threads.shutdownNow();
  }
}
