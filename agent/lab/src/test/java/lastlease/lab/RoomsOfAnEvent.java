package lastlease.lab;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lastlease.cli.Main;

/** A hub on a network of its own, and a seat in each room that reaches it by a second interface. */
final class RoomsOfAnEvent {
  static final Duration LONG = Duration.ofMinutes(3);
  private static final String HUB = "10.99.0.1";

  /** Takes what a seat tells by itself: a line an alert, when and what. */
  private static final String OWN =
      "{ printf '%s ' \"$(date -u +%Y-%m-%dT%H:%M:%S.%NZ)\"; cat; } >> 'HOME/own.out'";

  private final Venue uplinks;
  private final Host hub;
  private final String url;
  private final String join;
  private int seats;

  RoomsOfAnEvent(Venue uplinks) {
    this.uplinks = uplinks;
    this.hub = uplinks.host("hub", "02:00:00:00:09:01").address(HUB + "/24");
    // What a host sends to itself goes over its loopback.
    hub.linkUp("lo");
    hub.startJava("hook", HookServer.class, HUB);
    start();
    String said = hub.read("hub.out");
    join = group(said, "LASTLEASE_HUB_TOKEN=([0-9a-f]+)");
    url = group(said, "--hub '([^']+)'");
    assertTrue(url.startsWith("https://" + HUB + ":8443#sha256="), url);
    hub.startJava(
        "watcher",
        PictureWatcher.class,
        "https://" + HUB + ":8443/event/",
        group(said, "token=([0-9a-f]+)"),
        hub.home().toString());
  }

  private void start() {
    List<String> words =
        new ArrayList<>(
            List.of("env", "LASTLEASE_ALERT_WEBHOOK=http://" + HUB + ":" + HookServer.PORT + "/"));
    Path state = hub.home().resolve("state");
    words.addAll(
        Java.words(
            Main.class,
            "hub",
            "--listen",
            HUB + ":8443",
            "--state",
            state.toString(),
            "--lang",
            "en"));
    hub.start("hub", words.toArray(String[]::new));
    Patience.await("the hub", LONG, () -> hub.read("hub.out").contains("view=wall"));
  }

  /** The next room's seat, with an address in its VLAN, and alerts of its own. */
  Host seat(Venue room) {
    int i = seats++;
    Host seat = room.host("seat", String.format(Locale.ROOT, "3c:22:fb:00:00:%02x", i));
    seat.address("10." + (i + 1) + ".0.200/24");
    uplinks.plugIn(seat, "eth1", String.format(Locale.ROOT, "3c:22:fb:00:01:%02x", i));
    Command.run(
        "ip", "-n", seat.namespace(), "addr", "add", "10.99.0.1" + i + "/24", "dev", "eth1");
    String own = OWN.replace("HOME", seat.home().toString());
    List<String> words =
        new ArrayList<>(
            List.of("env", "LASTLEASE_HUB_TOKEN=" + join, "LASTLEASE_ALERT_EXEC=" + own));
    words.addAll(
        Java.words(
            Main.class,
            "watch",
            "-i",
            "eth0",
            "--user",
            "root",
            "--no-dashboard",
            "--session",
            seat.home().resolve("session").toString(),
            "--lang",
            "en",
            "--hub",
            url,
            "--seat",
            "Room " + (char) ('A' + i)));
    seat.start("watch", words.toArray(String[]::new));
    return seat;
  }

  /** Takes a seat's way to the hub away, or gives it back. */
  static void uplink(Host seat, boolean up) {
    Command.run("ip", "-n", seat.namespace(), "link", "set", "eth1", up ? "up" : "down");
  }

  /** The picture by now. */
  Pointers picture() {
    try {
      return new Pointers(hub.read("event.json"));
    } catch (IOException e) {
      throw new LabException("no picture: " + hub.read("event.json"), e);
    }
  }

  /** The page by now. */
  String page() {
    return hub.read("page.html");
  }

  void await(String what, Predicate<Pointers> wanted) {
    try {
      Patience.await(what, LONG, () -> !hub.read("event.json").isEmpty() && wanted.test(picture()));
    } catch (LabException e) {
      throw new LabException(e.getMessage() + ": " + hub.read("event.json") + said(), e);
    }
  }

  /** What a room of a picture says; empty where it does not. */
  static String room(Pointers picture, String room, String field) {
    for (int i = 0; !picture.at("/rooms/" + i + "/id").isEmpty(); i++) {
      if (picture.at("/rooms/" + i + "/id").equals(room)) {
        return picture.at("/rooms/" + i + "/" + field);
      }
    }
    return "";
  }

  /** Where the open incidents that a room is a member of stand in a picture. */
  static List<String> incidents(Pointers picture, String room) {
    List<String> all = new ArrayList<>();
    for (int i = 0; !picture.at("/incidents/" + i + "/id").isEmpty(); i++) {
      String at = "/incidents/" + i;
      for (int j = 0; !picture.at(at + "/rooms/" + j).isEmpty(); j++) {
        if (picture.at(at + "/rooms/" + j).equals(room)
            && picture.at(at + "/ended").equals("null")) {
          all.add(at);
        }
      }
    }
    return all;
  }

  /** The hub's alerts, a line each. */
  List<String> told() {
    return hub.read("hook.out").lines().toList();
  }

  /** The first alert that a room's trouble has begun. */
  Optional<String> opened(String room) {
    return told().stream()
        .filter(line -> line.contains("\"OPENED\"") && line.contains("\"segment\":\"" + room))
        .findFirst();
  }

  /** When a line was written. */
  static Instant at(String line) {
    return Instant.parse(line.substring(0, line.indexOf(' ')));
  }

  String said() {
    return "; alerts: " + told() + "; hub: " + hub.read("hub.err");
  }

  static String group(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertTrue(matcher.find(), pattern + " in " + text);
    return matcher.group(1);
  }
}
