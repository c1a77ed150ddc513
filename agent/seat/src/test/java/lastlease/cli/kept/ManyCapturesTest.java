package lastlease.cli.kept;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import lastlease.cli.Main;
import lastlease.cli.Terminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * As many captures as a rotating recorder leaves: a few are open at a time, and a cause is a line.
 */
class ManyCapturesTest {
  private static final int HEADER = 24;
  private static final int RECORD = 16;

  @TempDir private Path home = Path.of("");
  private byte[] capture = new byte[0];

  @BeforeEach
  void bundled() throws IOException {
    try (InputStream in = Main.class.getResourceAsStream("demo.pcap")) {
      capture = Objects.requireNonNull(in).readAllBytes();
    }
  }

  /** A file a frame, named so that their order is not that of time. */
  private List<String> frames(int copies) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(capture).order(ByteOrder.LITTLE_ENDIAN);
    List<String> files = new ArrayList<>();
    int number = 0;
    for (int at = HEADER; at < capture.length; number++) {
      int end = at + RECORD + bytes.getInt(at + 8);
      byte[] one = Arrays.copyOf(capture, HEADER + end - at);
      System.arraycopy(capture, at, one, HEADER, end - at);
      for (int copy = 0; copy < copies; copy++) {
        Path file = home.resolve(String.format(Locale.ROOT, "%03d-%d.pcap", 999 - number, copy));
        files.add(Files.write(file, one).toString());
      }
      at = end;
    }
    return files;
  }

  private Terminal.Ended analyze(List<String> files) {
    return new Terminal(home)
        .run(Stream.concat(Stream.of("analyze"), files.stream()).toArray(String[]::new));
  }

  private static List<String> verdict(Terminal.Ended ended) {
    return ended.out().lines().skip(3).limit(6).toList();
  }

  @Test
  void whatIsSplitIntoManyFilesIsDiagnosedAsOne() throws IOException {
    Path whole = Files.write(home.resolve("whole.pcap"), capture);
    List<String> files = frames(1);
    assertTrue(files.size() > 64, "more than stay open: " + files.size());
    Terminal.Ended split = analyze(files);
    assertEquals(0, split.status(), split.err());
    assertEquals(List.of(), split.errors());
    assertEquals(verdict(analyze(List.of(whole.toString()))), verdict(split));
  }

  @Test
  void moreThanCanBeOpenAtOnceOverOneTimeIsToldInOneLine() throws IOException {
    List<String> files = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      files.add(Files.write(home.resolve(i + ".pcap"), capture).toString());
    }
    Terminal.Ended ended = analyze(files);
    assertEquals(1, ended.status());
    assertEquals(1, ended.errors().size(), ended.err());
    assertTrue(ended.err().contains("mergecap -w all.pcapng"), ended.err());
  }

  @Test
  void aCauseIsALineWithACountHoweverManyFilesHaveIt() throws IOException {
    List<String> cut = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      byte[] part = Arrays.copyOf(capture, capture.length - 1 - i);
      cut.add(Files.write(home.resolve("cut" + i + ".pcap"), part).toString());
    }
    Terminal.Ended ended = analyze(cut);
    assertEquals(1, ended.errors().size(), ended.err());
    assertTrue(ended.err().contains("cut0.pcap and 9 more files: the file is cut off"));
    Terminal.Ended missing = analyze(List.of("/no/1", "/no/2", "/no/3", "/no/4"));
    assertEquals(1, missing.status());
    assertEquals(List.of("lastlease: /no/1 and 3 more files: no such file"), missing.errors());
    Terminal.Ended japanese =
        new Terminal(home).at("Asia/Tokyo", Locale.JAPAN).run("analyze", "/a", "/b", "/c");
    assertEquals(List.of("lastlease: /aほか2個: そのようなファイルはありません"), japanese.errors());
  }

  @Test
  void twoFilesAreNamedEach() {
    assertEquals(
        List.of("lastlease: /no/1: no such file", "lastlease: /no/2: no such file"),
        analyze(List.of("/no/1", "/no/2")).errors());
  }
}
