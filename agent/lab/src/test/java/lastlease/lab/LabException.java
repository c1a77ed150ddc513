package lastlease.lab;

/** The lab itself failed: a tool that did not run, a host that could not be built. */
public final class LabException extends RuntimeException {
  private static final long serialVersionUID = 1;

  LabException(String message) {
    super(message);
  }

  LabException(String message, Throwable cause) {
    super(message, cause);
  }
}
