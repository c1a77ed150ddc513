package lastlease.dashboard.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One question, and its answer. After the answer, or the end of its stream, the connection ends.
 */
public final class Exchange {
  private final Head head;
  private final String from;
  private final OutputStream out;
  private final Deadline deadline;
  private final Map<String, String> answerHeaders = new LinkedHashMap<>();
  private boolean answered;

  Exchange(Head head, String from, OutputStream out, Deadline deadline) {
    this.head = head;
    this.from = from;
    this.out = out;
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

  /** Who asks, see {@link Origin}. */
  public String from() {
    return from;
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
    text.append("Connection: close\r\n\r\n");
    out.write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Nothing is to be written for now, and nobody is late. */
  public void rests() {
    deadline.rest();
  }

  /** Something is about to be written: whoever does not take it in time is cut off. */
  public void writes() {
    deadline.begin();
  }
}
