package lastlease.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lastlease.cli.CommandModel;
import org.junit.jupiter.api.Test;

class SampleConfigurationTest {
  private static final Set<String> KEYS = keys();

  private static Set<String> keys() {
    try {
      return CommandModel.keys(CommandModel.commands());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<String> told() throws IOException {
    return SampleConfiguration.of(CommandModel.commands())
        .lines()
        .filter(line -> line.matches("#[a-z.-]+=.+"))
        .map(line -> line.substring(1, line.indexOf('=')))
        .toList();
  }

  /** {@code alert.line.token} belongs to {@code alert.line}. */
  private static String known(String key) {
    String[] words = key.split("\\.", -1);
    return words.length > 2 ? words[0] + "." + words[1] : key;
  }

  @Test
  void everyKeyThatIsReadIsToldAndNoOther() throws IOException {
    assertEquals(
        new TreeSet<>(KEYS),
        told().stream()
            .map(SampleConfigurationTest::known)
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void noKeyStandsTwice() throws IOException {
    List<String> told = told();
    assertEquals(told.stream().distinct().toList(), told);
  }

  @Test
  void nothingCountsUntilItsMarkIsTakenAway() throws IOException {
    for (String line : SampleConfiguration.of(CommandModel.commands()).lines().toList()) {
      assertTrue(line.isEmpty() || line.startsWith("#"), line);
    }
  }

  @Test
  void whatTheServiceReadsStandsFirst() throws IOException {
    List<String> told = told();
    assertTrue(told.indexOf("listen") < told.indexOf("people"), told.toString());
  }
}
