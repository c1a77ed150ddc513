package lastlease.capture;

import java.io.IOException;

/** An input that cannot be read as a capture; the message is one line for the user. */
public final class CaptureException extends IOException {
  private static final long serialVersionUID = 1;

  public CaptureException(String message) {
    super(message);
  }
}
