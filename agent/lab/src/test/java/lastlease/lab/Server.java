package lastlease.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A real DHCP server on a host of its own.
 *
 * @param host where it runs
 * @param address its own address, in a /24 of which it serves a part
 */
record Server(Host host, String address, Process process) {

  /**
   * What it serves.
   *
   * @param first last octet of the pool's first address
   * @param last last octet of its last
   * @param seconds lease time
   */
  record Pool(int first, int last, int seconds) {}

  private static String net(String address) {
    return address.substring(0, address.lastIndexOf('.') + 1);
  }

  /** dnsmasq: checks an address by ARP and echo before it offers, one at a time, up to 3 s. */
  static Server dnsmasq(Host host, String address, Pool pool, String... extra) {
    plug(host, address);
    List<String> words =
        new ArrayList<>(
            List.of(
                "dnsmasq",
                "--keep-in-foreground",
                "--conf-file=/dev/null",
                "--port=0",
                "--interface=eth0",
                "--bind-interfaces",
                "--user=root",
                "--log-facility=-",
                "--log-dhcp",
                "--pid-file=/run/dnsmasq.pid",
                "--dhcp-leasefile=" + host.home().resolve("leases"),
                "--dhcp-range="
                    + net(address)
                    + pool.first
                    + ","
                    + net(address)
                    + pool.last
                    + ",255.255.255.0,"
                    + pool.seconds));
    words.addAll(List.of(extra));
    return new Server(host, address, host.start("dnsmasq", words.toArray(String[]::new)));
  }

  /** Kea: no address check, no reservation by an offer; its control socket is {@code kea.sock}. */
  static Server kea(Host host, String address, Pool pool) {
    return kea(host, address, pool, 0);
  }

  /** The same, which cleans up its lease file every so many seconds; 0 for never. */
  static Server kea(Host host, String address, Pool pool, int cleanUp) {
    plug(host, address);
    String net = net(address);
    Path conf =
        host.write(
            "kea.json",
            String.format(
                Locale.ROOT,
                """
                {"Dhcp4": {"interfaces-config": {"interfaces": ["eth0"]}, "authoritative": true,
                 "control-socket": {"socket-type": "unix", "socket-name": "%s"},
                 "hooks-libraries": [%s],
                 "lease-database": {"type": "memfile", "lfc-interval": %d, "name": "%s"},
                 "valid-lifetime": %d,
                 "subnet4": [{"id": 1, "subnet": "%s0/24",
                  "pools": [{"pool": "%s%d - %s%d"}],
                  "option-data": [{"name": "routers", "data": "%s"}]}]}}
                """,
                host.home().resolve("kea.sock"),
                keaHook(),
                cleanUp,
                host.home().resolve("leases.csv"),
                pool.seconds,
                net,
                net,
                pool.first,
                net,
                pool.last,
                address));
    return new Server(host, address, startKea(host, conf));
  }

  /**
   * One Kea for two networks, on {@code eth0} and {@code eth1}, each a /24 of which .10 and so many
   * addresses are its pool. Whoever comes first to one is not served from the other.
   */
  static Process keaOfTwo(Host host, String one, int ones, String other, int others) {
    Path conf =
        host.write(
            "kea.json",
            String.format(
                Locale.ROOT,
                """
                {"Dhcp4": {"interfaces-config": {"interfaces": ["eth0", "eth1"]},
                 "authoritative": true, "valid-lifetime": 3600,
                 "lease-database": {"type": "memfile", "lfc-interval": 0, "name": "%s"},
                 "subnet4": [%s, %s]}}
                """,
                host.home().resolve("leases.csv"),
                subnet(1, "eth0", one, ones),
                subnet(2, "eth1", other, others)));
    return startKea(host, conf);
  }

  private static String subnet(int id, String nic, String net, int size) {
    return String.format(
        Locale.ROOT,
        "{\"id\": %d, \"interface\": \"%s\", \"subnet\": \"%s.0/24\","
            + " \"pools\": [{\"pool\": \"%s.10 - %s.%d\"}],"
            + " \"option-data\": [{\"name\": \"routers\", \"data\": \"%s.1\"}]}",
        id,
        nic,
        net,
        net,
        net,
        9 + size,
        net);
  }

  private static Process startKea(Host host, Path conf) {
    return host.start(
        "kea",
        "env",
        "KEA_LOCKFILE_DIR=none",
        "KEA_PIDFILE_DIR=/run/kea",
        "kea-dhcp4",
        "-c",
        conf.toString());
  }

  /** The hook that makes Kea tell its leases, where it is installed. */
  private static String keaHook() {
    Path hook = Path.of("/usr/lib/x86_64-linux-gnu/kea/hooks/libdhcp_lease_cmds.so");
    return java.nio.file.Files.exists(hook) ? "{\"library\": \"" + hook + "\"}" : "";
  }

  /** ISC dhcpd: checks by echo, reserves what it offered. */
  static Server isc(Host host, String address, Pool pool) {
    plug(host, address);
    String net = net(address);
    Path conf =
        host.write(
            "dhcpd.conf",
            String.format(
                Locale.ROOT,
                "authoritative;%ndefault-lease-time %d; max-lease-time %d;%n"
                    + "subnet %s0 netmask 255.255.255.0 { range %s%d %s%d; option routers %s; }%n",
                pool.seconds,
                pool.seconds,
                net,
                net,
                pool.first,
                net,
                pool.last,
                address));
    host.write("dhcpd.leases", "");
    return new Server(host, address, startDhcpd(host, conf));
  }

  /** ISC dhcpd ends and starts again, and writes a new lease file for the old one. */
  static void restartIsc(Host host) {
    Command.run("sh", "-c", "kill $(ip netns pids " + host.namespace() + ")");
    Patience.await(
        "dhcpd to end",
        Duration.ofSeconds(20),
        () -> Command.run("ip", "netns", "pids", host.namespace()).isBlank());
    startDhcpd(host, host.home().resolve("dhcpd.conf"));
  }

  private static Process startDhcpd(Host host, Path conf) {
    return host.start(
        "dhcpd",
        "dhcpd",
        "-4",
        "-f",
        "-d",
        "-cf",
        conf.toString(),
        "-lf",
        host.home().resolve("dhcpd.leases").toString(),
        "-pf",
        "/run/dhcpd.pid",
        "eth0");
  }

  /** BusyBox udhcpd: checks by ARP for 2 s, one client at a time, and always broadcasts. */
  static Server udhcpd(Host host, String address, Pool pool) {
    plug(host, address);
    String net = net(address);
    Path leases = host.write("udhcpd.leases", "");
    Path conf =
        host.write(
            "udhcpd.conf",
            String.format(
                Locale.ROOT,
                "start %s%d%nend %s%d%ninterface eth0%nmax_leases %d%nlease_file %s%n"
                    + "pidfile /run/udhcpd.pid%noption subnet 255.255.255.0%noption router %s%n"
                    + "option lease %d%n",
                net,
                pool.first,
                net,
                pool.last,
                pool.last - pool.first + 1,
                leases,
                address,
                pool.seconds));
    return new Server(
        host, address, host.start("udhcpd", "busybox", "udhcpd", "-f", conf.toString()));
  }

  private static void plug(Host host, String address) {
    if (host.ipv4().isEmpty()) {
      host.address(address + "/24");
    }
  }

  /** The service dies; its host stays and goes on answering ARP. */
  void die() {
    process.destroyForcibly();
  }

  /** The service ends in good order. */
  void stop() {
    Host.stop(process, Duration.ofSeconds(5));
  }
}
