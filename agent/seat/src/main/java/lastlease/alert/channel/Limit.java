package lastlease.alert.channel;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import lastlease.words.SaidException;
import lastlease.words.Saying;

/**
 * Makes sockets, and closes them when the time is over: a receiver that says a byte every few
 * seconds would never run into the time limit of one read.
 */
final class Limit extends SocketFactory implements Closeable {
  private static final ScheduledThreadPoolExecutor TIMER = timer();

  private final List<Socket> sockets = new ArrayList<>();
  private final ScheduledFuture<?> end;
  private boolean over;

  Limit(Duration time) {
    end = TIMER.schedule(this::expire, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static ScheduledThreadPoolExecutor timer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "alert-limit");
              thread.setDaemon(true);
              return thread;
            });
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  private synchronized void expire() {
    over = true;
    for (Socket socket : sockets) {
      try {
        socket.close();
      } catch (IOException e) {
        // Whoever uses it hears of it.
        over = true;
      }
    }
  }

  /** Whether the time was over before this was closed. */
  synchronized boolean isOver() {
    return over;
  }

  @Override
  public synchronized Socket createSocket() throws IOException {
    if (over) {
      throw new SaidException(Saying.of("channel.slow").with("seconds", Channel.LIMIT.toSeconds()));
    }
    Socket socket = new Socket();
    sockets.add(socket);
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return createSocket(InetAddress.getByName(host), port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    Socket socket = createSocket();
    socket.connect(
        new java.net.InetSocketAddress(host, port), Math.toIntExact(Channel.LIMIT.toMillis()));
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  @Override
  public void close() {
    end.cancel(false);
  }
}
