package lastlease.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Captures that the lab recorded (see {@code lastlease.lab.Recorder}), each with what really
 * happened.
 */
final class GoldenCapturesTest {

  static List<Path> captures() throws IOException, URISyntaxException {
    Path directory =
        Path.of(
            Objects.requireNonNull(GoldenCapturesTest.class.getResource("/lastlease/captures"))
                .toURI());
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".pcap")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("captures")
  void reportAgreesWithTheTruth(Path pcap) throws IOException {
    Truth truth = TruthReader.read(pcap.resolveSibling("expect.json"));
    assertEquals(List.of(), Judgement.differences(truth, Analysis.of(pcap)), truth.note());
  }
}
