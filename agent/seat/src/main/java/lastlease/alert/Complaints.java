package lastlease.alert;

import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import lastlease.words.Saying;

/** What a channel's user is told of its failures: each kind once, until something arrives again. */
final class Complaints {
  /** A receiver that fails in ever new ways is told of no more. */
  private static final int MOST = 8;

  private final String name;
  private final BiConsumer<String, Saying> tell;
  private final Set<Saying> told = new HashSet<>();

  Complaints(String name, BiConsumer<String, Saying> tell) {
    this.name = name;
    this.tell = tell;
  }

  /**
   * @param again whether it is tried again
   */
  synchronized void failed(Saying why, boolean again) {
    if (told.size() < MOST && told.add(why)) {
      tell.accept(name, again ? Saying.of("channel.again").with("why", why) : why);
    }
  }

  synchronized void delivered() {
    told.clear();
  }
}
