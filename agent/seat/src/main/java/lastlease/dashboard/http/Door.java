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
  /** Connections at a time. */
  static final int MOST = 256;

  /** Connections of one origin at a time; a browser opens six. */
  static final int EACH = 32;

  private static final int BACKLOG = 64;
  private static final int IDLE_SECONDS = 10;
  private static final long LOOK_MILLIS = 1_000;

  private final ServerSocket server;
  private final @Nullable SSLContext tls;
  private final Handler handler;
  private final Function<InetAddress, String> origin;
  private final Places places = new Places(MOST, EACH);
  private final Map<Connection, String> open = new LinkedHashMap<>();
  private final ExecutorService threads =
      new ThreadPoolExecutor(
          0, 2 * MOST, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), Door::daemon);

  /** Answers questions, on the connection's own thread. */
  public interface Handler {
    /** Answers one question; the connection ends when it returns. */
    void answer(Exchange exchange) throws IOException;
  }

  private Door(
      ServerSocket server,
      @Nullable SSLContext tls,
      Handler handler,
      Function<InetAddress, String> origin) {
    this.server = server;
    this.tls = tls;
    this.handler = handler;
    this.origin = origin;
  }

  /**
   * Opens it.
   *
   * @param tls null for plain HTTP
   * @throws java.net.BindException when the port is taken
   */
  public static Door open(InetSocketAddress where, @Nullable SSLContext tls, Handler handler)
      throws IOException {
    return open(where, tls, handler, Origin::of);
  }

  static Door open(
      InetSocketAddress where,
      @Nullable SSLContext tls,
      Handler handler,
      Function<InetAddress, String> origin)
      throws IOException {
    ServerSocket server = new ServerSocket();
    try {
      server.setReuseAddress(true);
      server.bind(where, BACKLOG);
    } catch (IOException e) {
      server.close();
      throw e;
    }
    Door door = new Door(server, tls, handler, origin);
    daemon(door::accept).start();
    daemon(door::watch).start();
    return door;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "dashboard");
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
    String from = origin.apply(socket.getInetAddress());
    if (!places.take(from) && !(makeRoom(from) && places.take(from))) {
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
      while (places.taken() >= MOST && System.nanoTime() < end) {
        try {
          open.wait(LOOK_MILLIS);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
    }
    return places.taken() < MOST;
  }

  private void gone(Connection connection, String from) {
    synchronized (open) {
      open.remove(connection);
      places.leave(from);
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
  public int connections() {
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
