package lastlease.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A running program of the user's, with all that it starts. A process that a shell leaves in the
 * background has no parent any more by which it could be found: each is known by a variable of its
 * environment, which a child inherits whatever session or group it makes for itself. Where the
 * system does not show the environment of processes (only Linux does), the children of a process
 * that still runs are ended, and no others.
 */
public final class UserProgram {
  private static final String VARIABLE = "LASTLEASE_PROGRAM";
  private static final Path PROCESSES = Path.of("/proc");

  /** Whoever starts others faster than they are ended is left after so many looks. */
  private static final int LOOKS = 10;

  /** A process that waits for a disk dies late; milliseconds. */
  private static final long DIES = 200;

  private final Process process;
  private final String mark;

  private UserProgram(Process process, String mark) {
    this.process = process;
    this.mark = mark;
  }

  /**
   * Starts it.
   *
   * @throws IOException if there is no such program, or it may not run
   */
  public static UserProgram start(ProcessBuilder builder) throws IOException {
    String id = UUID.randomUUID().toString();
    builder.environment().put(VARIABLE, id);
    return new UserProgram(builder.start(), VARIABLE + "=" + id);
  }

  /** The program itself. */
  public Process process() {
    return process;
  }

  /** Ends it, and all that it started, at once; nothing happens to what has ended. */
  public void end() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    if (Files.isDirectory(PROCESSES)) {
      List<ProcessHandle> left = left();
      // One that was just being started by another appears at the next look.
      for (int i = 0; i < LOOKS && !left.isEmpty(); i++) {
        left.forEach(ProcessHandle::destroyForcibly);
        left.forEach(
            one -> one.onExit().completeOnTimeout(one, DIES, TimeUnit.MILLISECONDS).join());
        left = left();
      }
    }
  }

  private List<ProcessHandle> left() {
    return ProcessHandle.allProcesses().filter(this::isOfIt).toList();
  }

  private boolean isOfIt(ProcessHandle one) {
    if (one.pid() == ProcessHandle.current().pid()) {
      return false;
    }
    try {
      byte[] environment =
          Files.readAllBytes(PROCESSES.resolve(Long.toString(one.pid())).resolve("environ"));
      // Variables end with a zero byte; a process that has ended shows none.
      String variables = "\0" + new String(environment, StandardCharsets.ISO_8859_1);
      return variables.contains("\0" + mark + "\0");
    } catch (IOException e) {
      // Another user's, or it has ended just now.
      return false;
    }
  }
}
