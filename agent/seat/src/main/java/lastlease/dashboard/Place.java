package lastlease.dashboard;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where a dashboard is, as viewers name it. */
public final class Place {
  private Place() {}

  /** The names that a viewer may use beside literal addresses, in lower case. */
  public static Set<String> names(String host) {
    Set<String> names = new HashSet<>(Set.of("localhost", host.toLowerCase(Locale.ROOT)));
    try {
      String machine = InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
      names.add(machine);
      names.add(machine + ".local");
    } catch (UnknownHostException e) {
      // It has a name that it does not know itself: its addresses remain.
      names.remove("");
    }
    return Set.copyOf(names);
  }

  /** The addresses under which a page is found: all of the machine's, if it listens on all. */
  public static List<String> addresses(String scheme, String host, int port) {
    List<String> hosts = new ArrayList<>();
    if (host.matches("0\\.0\\.0\\.0|\\[?::]?")) {
      ofThisMachine().forEach(one -> hosts.add(one.getHostAddress()));
    }
    if (hosts.isEmpty()) {
      hosts.add(host);
    }
    return hosts.stream().map(one -> scheme + "://" + one + ":" + port + "/").toList();
  }

  /** The address that a host is given as, if it is one and not all of the machine's. */
  static Optional<InetAddress> literal(String host) {
    String bare = host.replaceAll("[\\[\\]]", "");
    if (!bare.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(bare)).filter(one -> !one.isAnyLocalAddress());
    } catch (UnknownHostException e) {
      // It looks like one only: a name then.
      return Optional.empty();
    }
  }

  /** The IPv4 addresses under which others reach this machine. */
  static List<InetAddress> ofThisMachine() {
    List<InetAddress> all = new ArrayList<>();
    try {
      for (NetworkInterface one : NetworkInterface.networkInterfaces().toList()) {
        for (InterfaceAddress address : one.getInterfaceAddresses()) {
          InetAddress host = address.getAddress();
          if (host instanceof Inet4Address
              && !host.isLoopbackAddress()
              && !host.isLinkLocalAddress()) {
            all.add(host);
          }
        }
      }
    } catch (SocketException e) {
      // Then it is said as it was given.
      return List.of();
    }
    return all;
  }
}
