package lastlease.lab;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A guest who means no good with the page, until it is killed: holds 200 slow connections and asks
 * on and on in another, or guesses tokens. Prints what it got once a second.
 */
final class HostileGuest {
  static final int SLOW = 200;
  private static final int PATIENCE_MILLIS = 2_000;

  private final InetSocketAddress page;
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong guesses = new AtomicLong();
  private final AtomicLong slowedDown = new AtomicLong();

  private HostileGuest(InetSocketAddress page) {
    this.page = page;
  }

  /** The arguments: the page's address and port, and whether to guess rather than to hold. */
  public static void main(String[] args) throws InterruptedException {
    InetSocketAddress page = new InetSocketAddress(args[0], Integer.parseInt(args[1]));
    new HostileGuest(page).run(Boolean.parseBoolean(args[2]));
  }

  private void run(boolean guesses) throws InterruptedException {
    if (guesses) {
      forEver(this::guess);
    } else {
      for (int i = 0; i < SLOW; i++) {
        forEver(this::slow);
      }
      forEver(this::pipelined);
    }
    while (true) {
      TimeUnit.SECONDS.sleep(1);
      System.out.println(
          "refused " + refused + " guesses " + this.guesses + " slowed down " + slowedDown);
    }
  }

  /** One way to be a nuisance. */
  private interface Way {
    void go() throws IOException, InterruptedException;
  }

  private void forEver(Way way) {
    Thread thread =
        new Thread(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                try {
                  way.go();
                } catch (IOException e) {
                  refused.incrementAndGet();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              }
            },
            "nuisance");
    thread.setDaemon(true);
    thread.start();
  }

  private Socket open() throws IOException {
    Socket socket = new Socket();
    socket.connect(page, PATIENCE_MILLIS);
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  private static void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** A letter a second, as long as it is let. */
  private void slow() throws IOException, InterruptedException {
    try (Socket socket = open()) {
      say(socket, "GET /");
      while (true) {
        TimeUnit.SECONDS.sleep(1);
        say(socket, "x");
      }
    }
  }

  private void pipelined() throws IOException, InterruptedException {
    try (Socket socket = open()) {
      for (int i = 0; i < 100; i++) {
        say(socket, "GET / HTTP/1.1\r\nHost: " + page.getHostString() + "\r\n\r\n");
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private void guess() throws IOException, InterruptedException {
    try (Socket socket = open()) {
      say(
          socket,
          "GET /?token="
              + guesses.incrementAndGet()
              + " HTTP/1.1\r\nHost: "
              + page.getHostString()
              + "\r\n\r\n");
      List<Integer> answer = new ArrayList<>();
      for (int c = socket.getInputStream().read(); c >= 0 && c != '\n'; ) {
        answer.add(c);
        c = socket.getInputStream().read();
      }
      StringBuilder line = new StringBuilder();
      answer.forEach(c -> line.append((char) c.intValue()));
      if (line.toString().contains(" 429 ")) {
        slowedDown.incrementAndGet();
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
