package lastlease.dashboard.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import lastlease.words.Words;
import org.jspecify.annotations.Nullable;

/** One connection: its handshake, its question, its answer, its end. */
final class Connection implements Runnable {
  /** The first byte of every TLS connection: a record with a handshake (RFC 8446 5.1). */
  private static final int HANDSHAKE = 22;

  /** Who asks again and again, asks within this; seats do each five seconds. */
  private static final long KEPT_NANOS = 30_000_000_000L;

  /** Of what was sent beyond the question, so much is taken, so that the answer is not lost. */
  private static final int LINGER_BYTES = 16 << 10;

  private static final int LINGER_MILLIS = 1_000;

  private final Socket socket;
  private final Origin from;
  private final @Nullable SSLContext tls;
  private final Door.Handler handler;
  private final Runnable gone;
  private final Deadline deadline;
  private volatile boolean asked;

  /**
   * @param gone called once, when it has ended
   */
  Connection(
      Socket socket,
      Origin from,
      @Nullable SSLContext tls,
      Door.Handler handler,
      Runnable gone,
      LongSupplier nanos) {
    this.socket = socket;
    this.from = from;
    this.tls = tls;
    this.handler = handler;
    this.gone = gone;
    this.deadline = new Deadline(nanos);
  }

  /** Whether it has asked its question. */
  boolean hasAsked() {
    return asked;
  }

  /** Ends it, if the other side is late. */
  void cutOffIfLate() {
    if (deadline.isOver()) {
      cutOff();
    }
  }

  /** Ends it, whatever it does: the thread that reads or writes fails at once. */
  void cutOff() {
    try {
      socket.close();
    } catch (IOException e) {
      // It has ended in another way.
      asked = true;
    }
  }

  @Override
  public void run() {
    try (socket) {
      socket.setTcpNoDelay(true);
      if (tls == null) {
        serve(socket.getInputStream(), socket.getOutputStream());
        linger(socket.getInputStream());
      } else {
        secured(tls);
      }
    } catch (IOException e) {
      // Whoever leaves, hangs or talks nonsense is gone; there is nobody to tell.
      asked = true;
    } finally {
      gone.run();
    }
  }

  private void secured(SSLContext context) throws IOException {
    int first = socket.getInputStream().read();
    if (first < 0) {
      return;
    }
    if (first != HANDSHAKE) {
      plain(socket.getOutputStream());
      linger(socket.getInputStream());
      return;
    }
    InputStream consumed = new ByteArrayInputStream(new byte[] {(byte) first});
    try (SSLSocket secured =
        (SSLSocket) context.getSocketFactory().createSocket(socket, consumed, true)) {
      serve(secured.getInputStream(), secured.getOutputStream());
    }
  }

  /** Somebody left the "s" away. A redirection would have the token sent in clear again. */
  private static void plain(OutputStream out) throws IOException {
    // What it would rather read stands in a header that nobody reads here.
    String text =
        Stream.of(Locale.ENGLISH, Locale.JAPANESE)
            .map(language -> Words.of(language).get("page.https") + "\n")
            .collect(Collectors.joining());
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 400 Refused\r\nContent-Type: text/plain; charset=utf-8\r\n"
            + "Connection: close\r\nContent-Length: "
            + bytes.length
            + "\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.write(bytes);
    out.flush();
  }

  private void serve(InputStream raw, OutputStream answers) throws IOException {
    InputStream in = new BufferedInputStream(raw, 8 << 10);
    OutputStream out = new BufferedOutputStream(answers, 8 << 10);
    while (answer(in, out)) {
      deadline.begin(KEPT_NANOS);
    }
  }

  /** Answers one question; whether another one may follow. */
  private boolean answer(InputStream in, OutputStream out) throws IOException {
    Head head;
    try {
      head = Head.read(in);
    } catch (Head.Malformed e) {
      Head none = new Head("GET", "/", java.util.Map.of());
      new Exchange(none, from, in, out, deadline)
          .answer(400, (e.getMessage() + "\n").getBytes(StandardCharsets.US_ASCII));
      return false;
    }
    if (head == null) {
      return false;
    }
    asked = true;
    deadline.begin();
    Exchange exchange = new Exchange(head, from, in, out, deadline);
    handler.answer(exchange);
    out.flush();
    return exchange.isKept();
  }

  /** What is not read when a connection is closed would take the answer with it. */
  private void linger(InputStream in) throws IOException {
    deadline.begin();
    socket.shutdownOutput();
    socket.setSoTimeout(LINGER_MILLIS);
    byte[] rest = new byte[1 << 10];
    int left = LINGER_BYTES;
    try {
      for (int n = in.read(rest); n >= 0 && left > 0; n = in.read(rest)) {
        left -= n;
      }
    } catch (SocketTimeoutException e) {
      // It says nothing more, and does not leave either.
      left = 0;
    }
  }
}
