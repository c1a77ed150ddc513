package lastlease.alert;

import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;

/** What a channel's user is told of its failures: each kind once, until something arrives again. */
final class Complaints {
  /** A receiver that fails in ever new ways is told of no more. */
  private static final int MOST = 8;

  private final String name;
  private final BiConsumer<String, String> tell;
  private final Set<String> told = new HashSet<>();

  Complaints(String name, BiConsumer<String, String> tell) {
    this.name = name;
    this.tell = tell;
  }

  void failed(String why, String consequence) {
    if (told.size() < MOST && told.add(why)) {
      tell.accept(name, why + consequence);
    }
  }

  void delivered() {
    told.clear();
  }
}
