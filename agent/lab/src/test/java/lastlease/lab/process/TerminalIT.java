package lastlease.lab.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import lastlease.cli.Main;
import lastlease.lab.Java;
import lastlease.lab.Patience;
import lastlease.terminal.Columns;
import lastlease.terminal.Screen;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A live session in a pseudo terminal: what stays on it is what was told, a line an event. */
@Timeout(120)
@SuppressWarnings("JdkObsolete") // One thread writes what was told while another reads it.
@Execution(ExecutionMode.CONCURRENT)
class TerminalIT {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Pattern EVENT = Pattern.compile("^\\d\\d:\\d\\d:\\d\\d  ");
  private static final int HEADER = 24;
  private static final int PARTS = 3;

  @TempDir private Path home = Path.of("");
  private final StringBuffer told = new StringBuffer();

  @BeforeAll
  static void script() throws Exception {
    boolean there =
        new ProcessBuilder("sh", "-c", "command -v script stty mkfifo").start().waitFor() == 0;
    assumeTrue(there, "script (Debian: bsdutils) makes the terminal");
  }

  @ParameterizedTest
  @CsvSource({"40,en", "80,en", "120,en", "40,ja", "80,ja", "120,ja"})
  void aLineAnEventAndNothingOfTheStatusStays(int columns, String language) throws Exception {
    List<String> states = watch(columns, language, Map.of("TERM", "xterm"));
    Screen screen = new Screen(columns).take(told.toString());
    assertEquals(0, screen.wrapped(), screen::toString);
    List<String> rows = screen.rows();
    int first = 0;
    while (!EVENT.matcher(rows.get(first)).find()) {
      first++;
    }
    List<String> events = new ArrayList<>();
    for (String row : rows.subList(first, rows.size())) {
      assertTrue(Columns.of(row) <= columns, row);
      if (EVENT.matcher(row).find()) {
        events.add(row);
      } else {
        assertTrue(row.startsWith("          "), "a line that goes on, and nothing else: " + row);
      }
    }
    // What was written, of which the terminal shows each once.
    long written =
        Pattern.compile("(?:\\n|\\r\u001b\\[K)\\d\\d:\\d\\d:\\d\\d  ")
            .matcher(told)
            .results()
            .count();
    assertEquals(written, events.size(), screen::toString);
    assertTrue(events.size() >= 8, screen::toString);
    boolean english = language.equals("en");
    for (int device = 1; device <= 6; device++) {
      String name = (english ? "Device " : "端末") + device;
      assertTrue(events.stream().anyMatch(event -> event.contains(name)), screen::toString);
    }
    String alert = english ? "  ALERT  " : "  警報  ";
    assertTrue(events.stream().anyMatch(event -> event.contains(alert)), screen::toString);
    assertTrue(told.indexOf("\u001b[1;31m" + alert.strip()) > 0, "in colour");
    String sure = english ? "Confirmed" : "確定";
    assertFalse(states.get(0).contains(sure), states::toString);
    states.forEach(state -> assertTrue(Columns.of(state) < columns, state));
  }

  @ParameterizedTest
  @CsvSource({"TERM,dumb", "NO_COLOR,1"})
  void whereNothingMayBeWrittenAnewLinesArePlain(String name, String value) throws Exception {
    watch(80, "en", Map.of(name, value));
    // The bell rings beside the lines, before whichever is next, and moves nothing.
    String text = told.toString().replace("\r\n", "\n").replace("\u0007", "");
    assertFalse(text.contains("\r"), text);
    assertFalse(text.contains("\u001b"), text);
    assertTrue(text.lines().filter(line -> EVENT.matcher(line).find()).count() >= 8, text);
  }

  /** Runs a session over the demo's capture, a part after the other; returns its status lines. */
  private List<String> watch(int columns, String language, Map<String, String> environment)
      throws Exception {
    Path fifo = home.resolve("in");
    assertEquals(0, new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor());
    boolean renews = !environment.containsKey("NO_COLOR") && !environment.containsValue("dumb");
    Process process = start(columns, language, environment);
    Thread reader = new Thread(() -> read(process.getInputStream()), "terminal");
    reader.start();
    List<String> states = new ArrayList<>();
    try (OutputStream stream = Files.newOutputStream(fifo)) {
      for (byte[] part : parts()) {
        stream.write(part);
        stream.flush();
        // The first part is told for sure; of the others perhaps only when the time is over.
        Patience.await("something to be told", LONG, () -> events() > 0);
        if (renews) {
          Patience.await("the status line", LONG, () -> isStatus(last(columns)));
          states.add(last(columns));
        }
      }
    }
    assertEquals(0, process.waitFor(), told::toString);
    reader.join();
    return states;
  }

  /** Neither an event nor a line in which one goes on. */
  private static boolean isStatus(String row) {
    return !EVENT.matcher(row).find() && !row.startsWith(" ");
  }

  private String last(int columns) {
    return new Screen(columns).take(whole()).last();
  }

  /** What was told, without an escape that is not complete yet. */
  private String whole() {
    String text = told.toString();
    int escape = text.lastIndexOf('\u001b');
    return escape >= 0 && text.substring(escape).length() < 8 ? text.substring(0, escape) : text;
  }

  private long events() {
    return Pattern.compile("\\d\\d:\\d\\d:\\d\\d  ").matcher(told).results().count();
  }

  private Process start(int columns, String language, Map<String, String> environment)
      throws IOException {
    String agent =
        String.format(
            "stty cols %d rows 24; exec '%s' watch -"
                + " --no-dashboard --no-alert-desktop --session s --format json --lang %s"
                + " <in >/dev/null",
            columns, String.join("' '", Java.words(Main.class)), language);
    ProcessBuilder builder = new ProcessBuilder("script", "-qec", agent, "/dev/null");
    builder.directory(home.toFile()).redirectErrorStream(true);
    builder.environment().remove("NO_COLOR");
    builder.environment().put("TERM", "xterm");
    builder.environment().putAll(environment);
    builder.environment().put("HOME", home.toString());
    builder.environment().put("LASTLEASE_TERMINALS", "err");
    builder.environment().put("LASTLEASE_COLUMNS", Integer.toString(columns));
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder.start();
  }

  private void read(InputStream terminal) {
    try (var text = new java.io.InputStreamReader(terminal, StandardCharsets.UTF_8)) {
      for (int c = text.read(); c >= 0; c = text.read()) {
        told.append((char) c);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The demo's capture, cut between its records. */
  private static List<byte[]> parts() throws IOException {
    byte[] all;
    try (InputStream in = Main.class.getResourceAsStream("demo.pcap")) {
      all = Objects.requireNonNull(in).readAllBytes();
    }
    ByteBuffer capture = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
    List<byte[]> parts = new ArrayList<>();
    int from = 0;
    int at = HEADER;
    while (at < all.length) {
      at += 16 + capture.getInt(at + 8);
      if (at - from >= all.length / PARTS || at >= all.length) {
        parts.add(java.util.Arrays.copyOfRange(all, from, at));
        from = at;
      }
    }
    return parts;
  }
}
