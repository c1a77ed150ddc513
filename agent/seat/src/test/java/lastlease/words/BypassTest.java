package lastlease.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** No sentence stands in the sources: what people read goes through the messages. */
class BypassTest {
  /** Not read by people, or the same in each language. */
  private static final Set<String> OTHERS =
      Set.of(
          // A language of its own: filters, scripts, the metrics' HELP.
          "Filters.java",
          "Desktop.java",
          "Metrics.java",
          "SyslogLine.java",
          "PageHeaders.java",
          // What is wrong with a request that no browser sends.
          "Head.java",
          "Exchange.java",
          // What the system says, to be recognised.
          "StandardOutput.java");

  @Test
  void noSentenceBypassesTheMessages() throws IOException {
    assertEquals(List.of(), Bypasses.found(OTHERS, 100));
  }

  @Test
  void aSentenceIsFoundWhereOneIs() {
    assertEquals(
        List.of("the pool is full"),
        Bypasses.of(
            "@Option(description = \"not this (one) here\") int x; // nor \"that one there\"\n"
                + "throw new IOException(\"the pool is full\");"));
  }
}
