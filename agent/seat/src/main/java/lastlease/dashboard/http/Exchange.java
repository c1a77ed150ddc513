package lastlease.dashboard.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One question, and its answer. After the answer, or the end of its stream, the connection ends;
 * unless somebody who may go on asking has it kept.
 */
public final class Exchange {
  /** A megabyte over a bad line takes its time. */
  private static final long BODY_NANOS = 60_000_000_000L;

  private static final Pattern CLOSE =
      Pattern.compile("(?:^|,)[ \\t]*close[ \\t]*(?:,|$)", Pattern.CASE_INSENSITIVE);

  private final Head head;
  private final Origin from;
  private final InputStream in;
  private final OutputStream out;
  private final Deadline deadline;
  private final Map<String, String> answerHeaders = new LinkedHashMap<>();
  private boolean answered;
  private boolean bodyRead;
  private boolean kept;

  Exchange(Head head, Origin from, InputStream in, OutputStream out, Deadline deadline) {
    this.head = head;
    this.from = from;
    this.in = in;
    this.out = new Taken(out, deadline);
    this.deadline = deadline;
  }

  public String method() {
    return head.method();
  }

  /** As it was sent, without the query. */
  public String path() {
    return head.path();
  }

  /** As it was sent; null without one. */
  public @Nullable String query() {
    return head.query();
  }

  /** A header of the question; null where there is none. */
  public @Nullable String header(String name) {
    return head.headers().get(name.toLowerCase(Locale.ROOT));
  }

  /** Who asks, as far as they are told apart, see {@link Origin}. */
  public String from() {
    return from.name();
  }

  /** Where the question comes from, for people. */
  public String address() {
    return from.address();
  }

  /** Bytes that follow the question; -1 where it does not say, or says it in an unknown way. */
  public long bodyLength() {
    String length = header("Content-Length");
    return header("Transfer-Encoding") == null && length != null && length.matches("[0-9]{1,18}")
        ? Long.parseLong(length)
        : -1;
  }

  /**
   * What follows the question, {@link #bodyLength} of it; to be asked once, of those only who may
   * send so much.
   *
   * @throws EOFException when it ends too early
   */
  public byte[] body() throws IOException {
    deadline.begin(BODY_NANOS);
    int length = Math.toIntExact(bodyLength());
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("the body is not complete");
    }
    bodyRead = true;
    // What is done with it takes its time; only the other side can be late.
    deadline.rest();
    return body;
  }

  /**
   * The connection may go on after the answer, unless whoever asks wants it to end (RFC 9112 9.6):
   * to be said of those only who are known.
   */
  public void keep() {
    String wish = header("Connection");
    kept = bodyRead && (wish == null || !CLOSE.matcher(wish).find());
  }

  /** Whether another question may follow. */
  boolean isKept() {
    return kept;
  }

  /** Sets a header of the answer. */
  public void set(String name, String value) {
    answerHeaders.put(name, value);
  }

  /** Whether the answer has begun. */
  public boolean isAnswered() {
    return answered;
  }

  /** The whole answer. */
  public void answer(int status, byte[] body) throws IOException {
    set("Content-Length", Integer.toString(body.length));
    begin(status);
    if (!method().equals("HEAD")) {
      out.write(body);
    }
    out.flush();
  }

  /** The begin of an answer that goes on until the handler returns; see {@link #rests}. */
  public OutputStream stream(int status) throws IOException {
    kept = false;
    begin(status);
    out.flush();
    return out;
  }

  private void begin(int status) throws IOException {
    answered = true;
    deadline.begin();
    StringBuilder text = new StringBuilder("HTTP/1.1 ").append(status).append(' ');
    text.append(status < 400 ? "OK" : "Refused").append("\r\n");
    answerHeaders.forEach(
        (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
    text.append(kept ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n");
    out.write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Nothing is to be written for now, and nobody is late. */
  public void rests() {
    deadline.rest();
  }

  /**
   * Something is about to be written: whoever takes nothing of it for ten seconds is cut off, and
   * whoever has not taken all of it after a minute.
   */
  public void writes() {
    deadline.begin();
  }
}
