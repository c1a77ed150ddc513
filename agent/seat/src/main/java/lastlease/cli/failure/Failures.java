package lastlease.cli.failure;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import lastlease.session.Surroundings;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Turns failures into one line and an exit status. Of what nobody expected, and of every failure
 * with LASTLEASE_DEBUG, a note for developers is kept, and a second line says where.
 */
public final class Failures implements IExecutionExceptionHandler {
  /** The input or the capture failed. */
  public static final int FAILED = 1;

  private final Surroundings here;

  /**
   * @param here where the line goes
   */
  public Failures(Surroundings here) {
    this.here = here;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
    if (failure instanceof ClosedPipe) {
      return 0;
    }
    here.complain(inWords(failure));
    if (!isExpected(failure) || here.environment().containsKey("LASTLEASE_DEBUG")) {
      keepNote(failure);
    }
    return FAILED;
  }

  private void keepNote(Exception failure) {
    try {
      Path note = FailureNote.keep(failure, here);
      here.complain(Saying.of("failure.note").with("file", note.toString()));
    } catch (IOException e) {
      // It is for the same reason, perhaps, that the program failed.
      here.complain(Saying.of("failure.noNote").with("why", String.valueOf(e.getMessage())));
    }
  }

  /** Failures of the world, which have words; others are this program's. */
  private static boolean isExpected(Exception failure) {
    return failure instanceof FileSystemException
        || failure instanceof IOException && failure.getMessage() != null;
  }

  private static Saying inWords(Exception failure) {
    if (failure instanceof FileSystemException file) {
      return inWords(file);
    }
    return isExpected(failure)
        ? SaidException.of(failure)
        : Saying.of("failure.unexpected").with("what", failure.toString());
  }

  /** The system's own message is the bare name of the file. */
  private static Saying inWords(FileSystemException failure) {
    String file = String.valueOf(failure.getFile());
    if (failure instanceof AccessDeniedException) {
      return Saying.of("failure.denied").with("file", file);
    }
    if (failure instanceof NoSuchFileException) {
      return Saying.of("failure.missing").with("file", file);
    }
    String reason = failure.getReason();
    return Saying.plain(file + ": " + (reason == null ? failure.toString() : reason));
  }

  /** Standard output was closed by its reader. */
  public static final class ClosedPipe extends SaidException {
    private static final long serialVersionUID = 1;

    public ClosedPipe() {
      super(Saying.of("failure.closed"));
    }
  }
}
