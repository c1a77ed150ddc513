package lastlease.alert;

import lastlease.words.Saying;

/** A channel that cannot be made from what the configuration says; the message has no secret. */
public final class Misconfigured extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final String key;

  @SuppressWarnings("serial") // Nobody sends one anywhere.
  private final transient Saying saying;

  /**
   * @param saying has the key in it, as {@code key}
   */
  Misconfigured(String key, Saying saying) {
    super(saying.with("key", key).toString());
    this.key = key;
    this.saying = saying;
  }

  /** The key whose value is wrong, for whoever knows where it stands. */
  public String key() {
    return key;
  }

  /**
   * What is wrong.
   *
   * @param name what the user calls the key
   */
  public Saying saying(String name) {
    return saying.with("key", name);
  }
}
