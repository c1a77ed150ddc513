package lastlease.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that end and leave others running. */
@Timeout(60)
class UserProgramTest {
  private static UserProgram run(String command) throws Exception {
    return UserProgram.start(
        new ProcessBuilder("/bin/sh", "-c", command)
            .redirectError(ProcessBuilder.Redirect.DISCARD));
  }

  private static String line(UserProgram program) throws Exception {
    return new BufferedReader(
            new InputStreamReader(program.process().getInputStream(), StandardCharsets.UTF_8))
        .readLine();
  }

  /** In the shell's group, without a parent, and in a session of its own. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sleep 600 & echo $!",
        "(sleep 600 & echo $!)",
        "setsid sh -c 'echo $$; exec sleep 600' &"
      })
  void whatItLeavesInTheBackgroundIsEndedWithIt(String command) throws Exception {
    boolean shown = Files.isDirectory(Path.of("/proc"));
    UserProgram program = run(command);
    ProcessHandle left = ProcessHandle.of(Long.parseLong(line(program))).orElseThrow();
    assertEquals(0, program.process().waitFor());
    assertTrue(left.isAlive());
    if (!shown) {
      left.destroyForcibly();
      return;
    }
    program.end();
    left.onExit().get(20, TimeUnit.SECONDS);
    assertFalse(left.isAlive());
  }

  @Test
  void programsOfOthersGoOn() throws Exception {
    UserProgram other = run("echo begun; exec sleep 600");
    assertEquals("begun", line(other));
    UserProgram program = run("sleep 600 & echo begun");
    assertEquals("begun", line(program));
    program.end();
    assertTrue(other.process().isAlive());
    other.end();
    assertTrue(other.process().waitFor(20, TimeUnit.SECONDS));
  }

  @Test
  void oneThatHasEndedIsEndedWithoutAWord() throws Exception {
    UserProgram program = run("exit 3");
    assertEquals(3, program.process().waitFor());
    program.end();
    assertEquals(3, program.process().exitValue());
  }
}
