package lastlease.leases.format;

import java.util.List;

/** Lines of a text that somebody may be writing. */
final class Lines {
  private Lines() {}

  /** The lines that are there in whole and hold something: one without its end may be half. */
  static List<String> whole(String text) {
    int end = text.lastIndexOf('\n');
    return end < 0
        ? List.of()
        : text.substring(0, end).lines().map(String::strip).filter(one -> !one.isEmpty()).toList();
  }
}
