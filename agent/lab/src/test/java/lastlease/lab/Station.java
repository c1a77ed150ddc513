package lastlease.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A guest's device: a host with a real DHCP client that falls back to link-local, or does not. */
final class Station {
  private final Host host;
  private final Kind kind;
  private final String hostname;
  private @Nullable Process client;

  Station(Host host, Kind kind, String hostname) {
    this.host = host;
    this.kind = kind;
    this.hostname = hostname;
  }

  /** The client programs. */
  enum Kind {
    /** Checks its address by ARP; falls back to link-local itself, 5 s after its first DISCOVER. */
    DHCPCD,
    /** Random gaps; avahi-autoipd starts when it gives up after 60 s. */
    DHCLIENT,
    /** Three DISCOVERs a round; avahi-autoipd starts when a round failed. */
    UDHCPC,
    /** As above without link-local, as Android is. */
    SILENT
  }

  /** Starts the client; with a lease from an earlier stay it asks for that one. */
  void arrive() {
    host.linkUp();
    client =
        switch (kind) {
          case DHCPCD -> dhcpcd();
          case DHCLIENT -> dhclient();
          case UDHCPC -> udhcpc(true);
          case SILENT -> udhcpc(false);
        };
  }

  private Process dhcpcd() {
    Path conf =
        host.write(
            "dhcpcd.conf",
            "hostname " + hostname + "\nvendorclassid dhcpcd\nclientid\noption routers\n");
    return host.start(
        "dhcpcd", "dhcpcd", "-4", "-B", "-f", conf.toString(), "-c", "/bin/true", "eth0");
  }

  private Process dhclient() {
    Path conf =
        host.write(
            "dhclient.conf",
            String.format(
                Locale.ROOT,
                "send host-name \"%s\";%nrequest subnet-mask, routers;%ntimeout 60;%n",
                hostname));
    return host.start(
        "dhclient",
        "dhclient",
        "-4",
        "-d",
        "-cf",
        conf.toString(),
        "-lf",
        host.home().resolve("dhclient.leases").toString(),
        "-pf",
        "/run/dhclient.pid",
        "-sf",
        script(true).toString(),
        "eth0");
  }

  private Process udhcpc(boolean fallsBack) {
    return host.start(
        "udhcpc",
        "busybox",
        "udhcpc",
        "-f",
        "-i",
        "eth0",
        "-x",
        "hostname:" + hostname,
        "-s",
        script(fallsBack).toString());
  }

  /**
   * What a client calls when its state changes; one for dhclient's and udhcpc's ways of calling.
   */
  private Path script(boolean fallsBack) {
    String failed =
        fallsBack ? "avahi-autoipd --no-drop-root --no-chroot eth0 >/dev/null 2>&1 &" : ":";
    Path script =
        host.write(
            "client.sh",
            """
            #!/bin/sh
            what=${reason:-$1}; address=${new_ip_address:-$ip}; via=${new_routers:-$router}
            case $what in
            BOUND|RENEW|REBIND|REBOOT|bound|renew)
              if [ -f /run/avahi-autoipd.eth0.pid ]; then avahi-autoipd -k eth0; fi
              ip addr flush dev eth0; ip addr add $address/24 brd + dev eth0
              busybox ping -c 1 -W 1 ${via%% *} >/dev/null 2>&1 & ;;
            EXPIRE|deconfig) ip addr flush dev eth0 scope global ;;
            FAIL|leasefail)
              if [ ! -f /run/avahi-autoipd.eth0.pid ]; then FAILED
              fi ;;
            esac
            exit 0
            """
                .replace("FAILED", failed));
    script.toFile().setExecutable(true);
    return script;
  }

  /** Walks away without a word: the lease stays at the server, and in the device's memory. */
  void leave() {
    host.killAll();
    Command.run("ip", "-n", host.namespace(), "addr", "flush", "dev", "eth0");
    host.linkDown();
  }

  /** Gives the lease back with a RELEASE. Only udhcpc and dhcpcd, which do it on a signal. */
  void release() {
    Process running = client;
    if (running == null) {
      throw new LabException(hostname + " has not arrived");
    }
    if (kind == Kind.DHCPCD) {
      host.start("release", "kill", "-ALRM", Long.toString(running.pid()));
    } else {
      host.start("release", "kill", "-USR2", Long.toString(running.pid()));
    }
  }

  void stop() {
    Process running = client;
    if (running != null) {
      Host.stop(running, Duration.ofSeconds(5));
    }
  }

  Host host() {
    return host;
  }

  String mac() {
    return host.mac();
  }

  /** BOUND, LINK_LOCAL or null, by the address that its interface has now. */
  @Nullable String outcome() {
    return host.ipv4()
        .map(address -> address.startsWith("169.254.") ? "LINK_LOCAL" : "BOUND")
        .orElse(null);
  }
}
