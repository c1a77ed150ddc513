package lastlease.alert;

/** A channel that cannot be made from what the configuration says; the message has no secret. */
public final class Misconfigured extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final String key;

  Misconfigured(String key, String message) {
    super(message);
    this.key = key;
  }

  /** The key whose value is wrong, for whoever knows where it stands. */
  public String key() {
    return key;
  }
}
