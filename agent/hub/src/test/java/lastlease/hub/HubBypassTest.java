package lastlease.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import lastlease.words.Bypasses;
import org.junit.jupiter.api.Test;

/** No sentence stands in the hub's sources: what people read goes through the messages. */
class HubBypassTest {
  private static final Set<String> OTHERS =
      Set.of(
          // The metrics' HELP is English, as everywhere.
          "HubMetrics.java",
          // A command, not a sentence.
          "Invitation.java:  lastlease watch --hub '",
          // What a record of a wrong kind is made of: programmers' errors.
          "RecordText.java: a record without accessor: ",
          "RecordText.java: a record without constructor: ",
          // Of what another hub wrote that this one does not know: a detail of kafka.otherHub.
          "RecordText.java: a code of another version in ",
          "Loose.java: a value of an unknown kind: ",
          // Stands in the place of what Kafka's own client says of time that ran out, which is
          // English: the sentence around it is kafka.noAnswer.
          "Reading.java: it does not read on");

  @Test
  void noSentenceBypassesTheMessages() throws IOException {
    assertEquals(List.of(), Bypasses.found(OTHERS, 40));
  }
}
