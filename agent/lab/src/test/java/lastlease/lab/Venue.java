package lastlease.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * One venue: a learning bridge in a namespace of its own, and the hosts plugged into it. Everything
 * it started ends with {@link #close}; what a crashed run left is removed when the next is built.
 */
final class Venue implements AutoCloseable {
  static final String PREFIX = "lastlease-";
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String prefix;
  private final Path directory;
  private final List<Host> hosts = new ArrayList<>();
  private final Host bridge;
  private int ports;

  private Venue(Path directory) {
    this.directory = directory;
    this.prefix = PREFIX + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet() + "-";
    this.bridge = add("bridge", "00:00:00:00:00:00", "br0");
    ip("link", "add", "br0", "type", "bridge", "mcast_snooping", "0", "stp_state", "0");
    ip("link", "set", "br0", "up");
  }

  /** An empty venue; files of its hosts go below a fresh temporary directory. */
  static Venue build() {
    removeLeftovers();
    return new Venue(Prerequisites.directory());
  }

  private static void removeLeftovers() {
    for (String line : Command.run("ip", "netns", "list").split("\n", -1)) {
      String name = line.split(" ", -1)[0];
      if (name.startsWith(PREFIX)) {
        long owner = Long.parseLong(name.split("-", -1)[1]);
        if (ProcessHandle.of(owner).isEmpty()) {
          Host.removeNamespace(name);
        }
      }
    }
  }

  private Host add(String name, String mac, String nic) {
    Path home = directory.resolve(name);
    try {
      Files.createDirectories(home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Host host = Host.create(prefix + name, mac, nic, home);
    hosts.add(host);
    return host;
  }

  /** A host on a port of its own, its interface {@code eth0} up and without an address. */
  Host host(String name, String mac) {
    Host host = add(name, mac, "eth0");
    plug(host, "eth0", mac);
    host.linkUp();
    return host;
  }

  /** Another interface of a host of this or another venue, on a port of this one. */
  void plugIn(Host host, String nic, String mac) {
    plug(host, nic, mac);
    host.linkUp(nic);
  }

  private void plug(Host host, String nic, String mac) {
    String port = "p" + ++ports;
    ip(
        "link",
        "add",
        port,
        "type",
        "veth",
        "peer",
        "name",
        nic,
        "address",
        mac,
        "netns",
        host.namespace());
    ip("link", "set", port, "master", "br0", "up");
    // Managed Wi-Fi does not flood unicast to stations that it is not for.
    Command.run("bridge", "-n", bridge.namespace(), "link", "set", "dev", port, "flood", "off");
  }

  /** A host all of whose frames are late by this many milliseconds. */
  Host slowHost(String name, String mac, int lateMillis) {
    Host wire = add(name + "-wire", "02:00:00:00:00:fe", "outer");
    plug(wire, "outer", wire.mac());
    Host host = add(name, mac, "eth0");
    Command.run(
        "ip",
        "-n",
        wire.namespace(),
        "link",
        "add",
        "inner",
        "type",
        "veth",
        "peer",
        "name",
        "eth0",
        "address",
        mac,
        "netns",
        host.namespace());
    wire.linkUp("outer");
    wire.linkUp("inner");
    host.linkUp();
    wire.startJava("wire", SlowWire.class, Integer.toString(lateMillis));
    return host;
  }

  /** A host whose interface is a macvlan on another host's. */
  Host macvlan(String name, String mac, Host parent) {
    Host host = add(name, mac, "eth0");
    Command.run(
        "ip",
        "-n",
        parent.namespace(),
        "link",
        "add",
        "link",
        "eth0",
        "name",
        "eth0",
        "address",
        mac,
        "netns",
        host.namespace(),
        "type",
        "macvlan",
        "mode",
        "bridge");
    host.linkUp();
    return host;
  }

  /** The bridge itself, from where all frames are seen on {@code br0}. */
  Host bridge() {
    return bridge;
  }

  private void ip(String... words) {
    List<String> command = new ArrayList<>(List.of("ip", "-n", bridge.namespace()));
    command.addAll(List.of(words));
    Command.run(command.toArray(String[]::new));
  }

  @Override
  public void close() {
    hosts.forEach(host -> Host.removeNamespace(host.namespace()));
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
