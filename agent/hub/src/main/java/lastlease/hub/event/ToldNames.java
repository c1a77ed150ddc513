package lastlease.hub.event;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import lastlease.alert.Shelf;
import lastlease.reports.EventReport.Joined;
import lastlease.reports.EventReport.Member;
import org.jspecify.annotations.Nullable;

/**
 * The name that each room's incident was told under. No two incidents have one name at a time: what
 * was told as one and turns out to be two is told as two, and the room that gave the name keeps it.
 */
final class ToldNames {
  private static final int MOST = 20_000;

  private final Shelf shelf;
  private final int most;
  private final Map<String, String> told = new LinkedHashMap<>();

  private ToldNames(Shelf shelf, int most) {
    this.shelf = shelf;
    this.most = most;
  }

  static ToldNames open(Shelf shelf) throws IOException {
    return open(shelf, MOST);
  }

  /**
   * The same.
   *
   * @param most so many are kept
   */
  static ToldNames open(Shelf shelf, int most) throws IOException {
    ToldNames names = new ToldNames(shelf, most);
    for (String line : shelf.load().lines().toList()) {
      int tab = line.indexOf('\t');
      if (tab > 0) {
        names.told.put(line.substring(0, tab), line.substring(tab + 1));
      }
    }
    return names;
  }

  static String key(Member member) {
    return member.session() + "/" + member.incident();
  }

  /**
   * The names of all incidents of a picture, in their order; kept before it returns.
   *
   * @throws IOException when they cannot be kept
   */
  List<String> of(List<Joined> incidents) throws IOException {
    Map<String, String> before = Map.copyOf(told);
    // One each, by its place in the list; empty until somebody has given it.
    String[] names = new String[incidents.size()];
    Arrays.fill(names, "");
    Set<String> taken = new HashSet<>();
    claim(incidents, names, taken, key -> key.equals(told.get(key)) ? key : null);
    claim(incidents, names, taken, told::get);
    for (int i = 0; i < names.length; i++) {
      String name = names[i].isEmpty() ? fresh(incidents.get(i), taken) : names[i];
      names[i] = name;
      incidents.get(i).members().forEach(member -> keep(key(member), name, taken));
    }
    if (!before.equals(told)) {
      forget(incidents);
      save();
    }
    return List.of(names);
  }

  /** Gives each that has none yet the first name of its members that nobody has. */
  private static void claim(
      List<Joined> incidents,
      String[] names,
      Set<String> taken,
      UnaryOperator<@Nullable String> known) {
    for (int i = 0; i < names.length; i++) {
      for (Member member : incidents.get(i).members()) {
        String name = known.apply(key(member));
        if (name != null && names[i].isEmpty() && taken.add(name)) {
          names[i] = name;
        }
      }
    }
  }

  private static String fresh(Joined joined, Set<String> taken) {
    String name = joined.id();
    for (int i = 2; !taken.add(name); i++) {
      name = joined.id() + "/" + i;
    }
    return name;
  }

  /** What was told under another name that is free keeps it, for when it is alone again. */
  private void keep(String key, String name, Set<String> taken) {
    String before = told.get(key);
    if (before == null || taken.contains(before) && !before.equals(name)) {
      told.put(key, name);
    }
  }

  /** One that goes on would be told anew under another name: those that are over go first. */
  private void forget(List<Joined> incidents) {
    if (told.size() <= most) {
      return;
    }
    Set<String> shown = new HashSet<>();
    Set<String> open = new HashSet<>();
    for (Joined joined : incidents) {
      for (Member member : joined.members()) {
        shown.add(key(member));
        if (joined.open()) {
          open.add(key(member));
        }
      }
    }
    forget(key -> !shown.contains(key));
    forget(key -> !open.contains(key));
    forget(key -> true);
  }

  /** The oldest of these, as long as there are too many. */
  private void forget(Predicate<String> which) {
    Iterator<String> keys = told.keySet().iterator();
    while (told.size() > most && keys.hasNext()) {
      if (which.test(keys.next())) {
        keys.remove();
      }
    }
  }

  private void save() throws IOException {
    StringBuilder text = new StringBuilder();
    told.forEach((member, name) -> text.append(member).append('\t').append(name).append('\n'));
    shelf.save(text.toString());
  }
}
