package lastlease.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the lab needs of the machine. */
final class Prerequisites {
  private static final List<Path> PLACES =
      List.of(Path.of("/usr/sbin"), Path.of("/usr/bin"), Path.of("/sbin"), Path.of("/bin"));

  private Prerequisites() {}

  /** Why a lab cannot be built here, in words; empty if it can. */
  static Optional<String> missing(List<Tool> tools) {
    if (!"root".equals(System.getProperty("user.name"))) {
      return Optional.of("the lab needs root for network namespaces");
    }
    for (Tool tool : tools) {
      if (PLACES.stream().noneMatch(place -> Files.isExecutable(place.resolve(tool.command)))) {
        return Optional.of("the lab needs " + tool.command + ": apt-get install " + tool.debian);
      }
    }
    return Namespaces.WORK
        ? Optional.empty()
        : Optional.of("the lab needs network namespaces, which this kernel or container refuses");
  }

  /** Tried once, however many tests ask at the same time. */
  private static final class Namespaces {
    static final boolean WORK = work();

    private static boolean work() {
      String name = Venue.PREFIX + ProcessHandle.current().pid() + "-try";
      boolean works =
          Command.attempt("ip", "netns", "add", name).status() == 0
              && Command.attempt("ip", "-n", name, "link", "add", "br0", "type", "bridge").status()
                  == 0;
      Command.attempt("ip", "netns", "del", name);
      return works;
    }
  }

  /** A temporary directory whose removal is the caller's. */
  static Path directory() {
    try {
      return Files.createTempDirectory("lastlease-lab");
    } catch (IOException e) {
      throw new LabException("no temporary directory", e);
    }
  }

  /** A program of the lab and the Debian package that brings it. */
  enum Tool {
    IP("ip", "iproute2"),
    TCPDUMP("tcpdump", "tcpdump"),
    BUSYBOX("busybox", "busybox"),
    DNSMASQ("dnsmasq", "dnsmasq-base"),
    KEA("kea-dhcp4", "kea-dhcp4-server"),
    ISC("dhcpd", "isc-dhcp-server"),
    DHCPCD("dhcpcd", "dhcpcd-base"),
    DHCLIENT("dhclient", "isc-dhcp-client"),
    AUTOIPD("avahi-autoipd", "avahi-autoipd");

    final String command;
    final String debian;

    Tool(String command, String debian) {
      this.command = command;
      this.debian = debian;
    }
  }
}
