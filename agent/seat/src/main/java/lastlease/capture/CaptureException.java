package lastlease.capture;

import lastlease.words.SaidException;
import lastlease.words.Saying;

/** An input that cannot be read as a capture. */
public final class CaptureException extends SaidException {
  private static final long serialVersionUID = 1;

  public CaptureException(Saying saying) {
    super(saying);
  }
}
