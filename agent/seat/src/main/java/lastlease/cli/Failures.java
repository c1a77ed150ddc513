package lastlease.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import lastlease.session.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns failures into one line and an exit status; stack traces only with LASTLEASE_DEBUG. */
final class Failures implements IExecutionExceptionHandler {
  /** The input or the capture failed. */
  static final int FAILED = 1;

  private final Surroundings here;

  Failures(Surroundings here) {
    this.here = here;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
    if (isClosedPipe(failure)) {
      return 0;
    }
    String message =
        failure instanceof FileSystemException file ? inWords(file) : failure.getMessage();
    here.complain(
        failure instanceof java.io.IOException && message != null
            ? message
            : "unexpected failure: " + failure + " (set LASTLEASE_DEBUG=1 for details)");
    if (here.environment().containsKey("LASTLEASE_DEBUG")) {
      failure.printStackTrace(here.errWriter());
    }
    return FAILED;
  }

  /** The system's own message is the bare name of the file. */
  private static String inWords(FileSystemException failure) {
    String file = String.valueOf(failure.getFile());
    if (failure instanceof AccessDeniedException) {
      return file + ": permission denied";
    }
    if (failure instanceof NoSuchFileException) {
      return file + ": no such file or directory";
    }
    return file + ": " + (failure.getReason() == null ? failure.toString() : failure.getReason());
  }

  /** Whoever read the output has gone, e.g. {@code | head}. */
  static boolean isClosedPipe(Throwable failure) {
    String message = failure.getMessage();
    return failure instanceof ClosedPipe
        || failure instanceof java.io.IOException
            && message != null
            && message.contains("Broken pipe");
  }

  /** Standard output was closed by its reader. */
  static final class ClosedPipe extends java.io.IOException {
    private static final long serialVersionUID = 1;

    ClosedPipe() {
      super("standard output was closed");
    }
  }
}
