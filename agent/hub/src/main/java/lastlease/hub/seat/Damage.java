package lastlease.hub.seat;

import lastlease.words.SaidException;
import lastlease.words.Saying;

/**
 * Why a seat's core is of no more use, as hubs tell each other; whoever says it chooses the
 * language.
 *
 * @param key of the sentence, which has a {@code why}
 * @param why what is wrong
 */
public record Damage(String key, Saying why) {
  /** Nothing behind a place of its journal can be read. */
  static Damage stopped() {
    return new Damage("hub.undiagnosed", Saying.of("hub.stopped"));
  }

  static Damage undiagnosed(Exception failure) {
    return new Damage("hub.undiagnosed", why(failure));
  }

  static Damage unreported(Exception failure) {
    return new Damage("hub.unreported", why(failure));
  }

  private static Saying why(Exception failure) {
    return failure instanceof SaidException said ? said.saying() : Saying.plain(failure.toString());
  }

  /** What is to be told. */
  public Saying saying() {
    return Saying.of(key).with("why", why);
  }
}
