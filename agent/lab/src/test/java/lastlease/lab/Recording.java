package lastlease.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import lastlease.golden.Truth;
import org.jspecify.annotations.Nullable;

/**
 * A scenario while it is recorded: its venue, its clock, its stations, and two captures: the seat's
 * (a host on the bridge that is not promiscuous) and the mirror's (everything).
 */
final class Recording {
  static final String FILTER = "(udp and (port 67 or port 68)) or arp or src net 169.254.0.0/16";

  /** A station whose state changed in the last seconds may be seen in either. */
  private static final double SETTLE = 10;

  private static final List<String> VENDORS = List.of("3c:22:fb", "f0:18:98", "b8:27:eb", "random");

  private final Venue venue;
  private final Random random;
  private final Path target;
  private final List<Station> stations = new ArrayList<>();
  private final List<Integer> pools = new ArrayList<>();
  private final List<Process> captures = new ArrayList<>();
  private final Host seat;
  private final boolean live;
  private final double start;
  private @Nullable Agent agent;
  private @Nullable Double fault;
  private int stationCount;

  /**
   * @param live the agent runs on the seat meanwhile, and leaves its report as live.json
   */
  Recording(Venue venue, Path target, long seed, boolean live) {
    this.venue = venue;
    this.target = target;
    this.live = live;
    this.random = new Random(seed);
    this.seat = venue.host("seat", mac("a4:5e:60"));
    try {
      Files.createDirectories(target);
    } catch (IOException e) {
      throw new LabException("cannot make " + target, e);
    }
    listen();
    start = now();
  }

  private void listen() {
    capture(seat, "eth0", "seat");
    capture(venue.bridge(), "br0", "mirror");
    if (live) {
      agent = Agent.watch(seat, "--no-dashboard");
    }
  }

  /** The organizer comes only now: what was captured so far is thrown away. */
  void beginHere() {
    captures.forEach(capture -> Host.stop(capture, Duration.ofSeconds(5)));
    captures.clear();
    if (agent != null) {
      agent.stop();
      seat.forget("watch.err");
      seat.forget("session");
    }
    seat.forget("tcpdump.err");
    venue.bridge().forget("tcpdump.err");
    listen();
  }

  private void capture(Host host, String nic, String name) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "tcpdump",
                "-i",
                nic,
                "-U",
                "-n",
                "--immediate-mode",
                "-Z",
                "root",
                "-w",
                target.resolve(name + ".pcap").toString()));
    if (nic.equals("eth0")) {
      words.add("-p");
    }
    words.add(FILTER);
    captures.add(host.start("tcpdump", words.toArray(String[]::new)));
    Patience.await(
        "tcpdump of " + name + " to listen",
        Duration.ofSeconds(10),
        () -> host.read("tcpdump.err").contains("listening on"));
  }

  static double now() {
    return System.currentTimeMillis() / 1000.0;
  }

  /** Waits until this many seconds after the recording began. */
  void at(double seconds) {
    Patience.pause(start + seconds - now());
  }

  /** Lets time pass. */
  void pass(double seconds) {
    Patience.pause(seconds);
  }

  Venue venue() {
    return venue;
  }

  Host seat() {
    return seat;
  }

  /** A MAC with a vendor's first half, the rest by chance. */
  String mac(String vendor) {
    StringBuilder mac = new StringBuilder(vendor);
    if (vendor.equals("random")) {
      mac.setLength(0);
      mac.append(String.format(java.util.Locale.ROOT, "%02x", random.nextInt(64) << 2 | 2));
    }
    while (mac.length() < 17) {
      mac.append(String.format(java.util.Locale.ROOT, ":%02x", random.nextInt(256)));
    }
    return mac.toString();
  }

  /** A host for a server, of a network vendor. */
  Host serverHost(String name) {
    return venue.host(name, mac("00:0d:b9"));
  }

  /** Notes the size of a pool for the truth. */
  Server.Pool pool(int first, int last, int seconds) {
    pools.add(last - first + 1);
    return new Server.Pool(first, last, seconds);
  }

  /** A device that is not there yet, half of them with random addresses. */
  Station station(Station.Kind kind) {
    String vendor = random.nextBoolean() ? "random" : VENDORS.get(random.nextInt(VENDORS.size()));
    return station(kind, mac(vendor), "guest-" + (stationCount + 1));
  }

  Station station(Station.Kind kind, String mac, String hostname) {
    Station station = new Station(venue.host("st" + ++stationCount, mac), kind, hostname);
    stations.add(station);
    return station;
  }

  /** Devices of the given kinds in turn, arriving with the same gap. */
  List<Station> arrive(int count, double gap, Station.Kind... kinds) {
    List<Station> arrived = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double due = now() + gap;
      Station station = station(kinds[i % kinds.length]);
      station.arrive();
      arrived.add(station);
      Patience.pause(due - now());
    }
    return arrived;
  }

  /** A holder gives its lease back, and leaves when that was heard. */
  void releaseAndLeave(Station holder) {
    holder.release();
    Patience.await(
        "the RELEASE of " + holder.mac(),
        Duration.ofSeconds(10),
        () -> Wire.read(mirror()).released(holder.mac()));
    holder.leave();
    forget(holder);
  }

  private Path mirror() {
    return target.resolve("mirror.pcap");
  }

  /** A station that is no part of the truth any more, because it left. */
  void forget(Station station) {
    stations.remove(station);
  }

  /** From now on unanswered DISCOVERs are the fault's. */
  void faultFrom() {
    fault = now();
  }

  /** From the beginning on they are. */
  void faultFromStart() {
    fault = start;
  }

  /** Ends the recording; reads the stations' last states and the mirror, and writes the truth. */
  Truth finish(Scenario scenario) {
    pass(2);
    Map<String, @Nullable String> before = outcomes();
    pass(SETTLE);
    Map<String, @Nullable String> last = outcomes();
    captures.forEach(capture -> Host.stop(capture, Duration.ofSeconds(5)));
    if (agent != null) {
      write("live.json", agent.stop());
    }
    double until = now();
    Map<String, List<String>> clients = new LinkedHashMap<>();
    last.forEach((mac, outcome) -> clients.put(mac, accepted(outcome, before.get(mac))));
    Wire wire = Wire.read(mirror());
    Double from = fault;
    Set<String> macs = clients.keySet();
    Truth truth =
        new Truth(
            scenario.name(),
            scenario.verdicts(),
            scenario.rival(),
            scenario.ended(),
            from == null ? Optional.empty() : wire.began(macs, from),
            from == null ? Optional.empty() : wire.knowable(macs, from),
            until,
            clients,
            List.copyOf(pools),
            scenario.note());
    write("expect.json", truth.json());
    return truth;
  }

  private void write(String name, String text) {
    try {
      Files.writeString(target.resolve(name), text);
    } catch (IOException e) {
      throw new LabException("cannot write " + name, e);
    }
  }

  private Map<String, @Nullable String> outcomes() {
    Map<String, @Nullable String> states = new LinkedHashMap<>();
    stations.forEach(station -> states.put(station.mac(), station.outcome()));
    return states;
  }

  private static List<String> accepted(@Nullable String last, @Nullable String before) {
    Set<String> states = new LinkedHashSet<>();
    for (String state : new @Nullable String[] {last, before}) {
      if (state != null) {
        states.add(state);
      } else {
        states.add("UNANSWERED");
        states.add("UNDETERMINED");
      }
    }
    return List.copyOf(states);
  }
}
