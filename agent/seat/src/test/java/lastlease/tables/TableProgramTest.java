package lastlease.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import lastlease.words.SaidException;
import lastlease.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Commands that print a table, or all sorts of things. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class TableProgramTest {
  private static String refused(String command) {
    SaidException refused =
        assertThrows(SaidException.class, () -> new TableProgram(command).output());
    return Words.ENGLISH.say(refused.saying());
  }

  @Test
  void whatItPrintsIsTaken() throws Exception {
    assertEquals("a\nb\n", new TableProgram("echo a; echo b; echo talk >&2").output());
  }

  @Test
  void whoTalksMuchIsHeardToTheEnd() throws Exception {
    String talk = "head -c 300000 /dev/zero >&2; ";
    assertEquals("a\n", new TableProgram(talk + "echo a").output());
    assertEquals(
        "the command ended with status 7: first",
        refused("echo first >&2; echo second >&2; " + talk + "exit 7"));
  }

  @Test
  void whatItLeavesRunningIsNotWaitedFor() throws Exception {
    assertEquals("a\n", new TableProgram("sleep 20 & echo a").output());
    assertEquals("the command ended with status 3", refused("sleep 20 & echo a; exit 3"));
  }

  @Test
  void whoNeverEndsIsNoTable() {
    assertEquals("the command prints more than any lease table has", refused("yes"));
  }
}
