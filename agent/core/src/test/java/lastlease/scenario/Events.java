package lastlease.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import lastlease.wire.Ipv4;

/** The event lines of a scenario, macros unfolded, in the order of time. */
final class Events {
  /** 2026-11-23T09:00:00Z. */
  static final long START = 1_795_424_400_000_000L;

  record Event(long micros, String[] words) {}

  private final List<Event> list = new ArrayList<>();

  /** Takes a line: TIME, or a macro and its own arguments before it, and what happens then. */
  void line(String[] words) {
    unfold(words, 0, 0);
  }

  private void unfold(String[] words, long later, int further) {
    switch (words[0]) {
      case "repeat" -> many(words, later, further, 0);
      case "each" -> many(words, later, further, 1);
      case "served" -> served(words, later, further);
      default -> list.add(new Event(micros(words[0]) + later, count(tail(words, 1), further)));
    }
  }

  private void many(String[] words, long later, int further, int step) {
    long gap = duration(words[2]);
    for (int i = 0; i < Integer.parseInt(words[1]); i++) {
      unfold(tail(words, 3), later + i * gap, further + i * step);
    }
  }

  /** served N GAP TIME CLIENT ADDRESS: newcomers that are answered at once, and use the address. */
  private void served(String[] words, long later, int further) {
    String[] options = tail(words, 6);
    for (int i = 0; i < Integer.parseInt(words[1]); i++) {
      long at = later + i * duration(words[2]);
      String who = words[4];
      unfold(line(words[3], options, who, "discover"), at, further + i);
      unfold(line(words[3], options, who, "select", words[5]), at + 100_000, further + i);
      unfold(line(words[3], options, who, "arp", words[5]), at + 1_000_000, further + i);
    }
  }

  private static String[] line(String time, String[] options, String... words) {
    List<String> all = new ArrayList<>(List.of(time));
    all.addAll(Arrays.asList(words));
    all.addAll(Arrays.asList(options));
    return all.toArray(new String[0]);
  }

  /** Clients and addresses count up, as # does; 0.0.0.0, servers, options and c9! stay. */
  private static String[] count(String[] words, int further) {
    String[] counted = words.clone();
    for (int i = 0; i < words.length; i++) {
      if (words[i].matches("[cgimpr][0-9]+")) {
        counted[i] = words[i].charAt(0) + Integer.toString(number(words[i].substring(1)) + further);
      } else if (words[i].matches("[1-9][0-9]*(\\.[0-9]+){3}")) {
        counted[i] = new Ipv4(Ipv4.parse(words[i]).bits() + further).toString();
      } else {
        counted[i] = words[i].replace("#", Integer.toString(further)).replaceAll("!$", "");
      }
    }
    return counted;
  }

  private static int number(String text) {
    return Integer.parseInt(text);
  }

  private static String[] tail(String[] words, int from) {
    return Arrays.copyOfRange(words, from, words.length);
  }

  private static long duration(String seconds) {
    return Math.round(Double.parseDouble(seconds) * 1e6);
  }

  static long micros(String seconds) {
    return START + duration(seconds);
  }

  static double seconds(java.time.Instant at) {
    return (at.getEpochSecond() * 1e6 + at.getNano() / 1000.0 - START) / 1e6;
  }

  List<Event> inOrder() {
    list.sort(Comparator.comparingLong(Event::micros));
    return list;
  }
}
