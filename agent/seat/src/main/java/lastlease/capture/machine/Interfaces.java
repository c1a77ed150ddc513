package lastlease.capture.machine;

import java.io.IOException;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The interfaces of this machine, and which one to capture on. What differs between platforms is
 * here: Linux tells its routes in {@code /proc}; macOS (untested) is taken by its names.
 */
public final class Interfaces {
  private static final Pattern VIRTUAL =
      Pattern.compile(
          "(docker|veth|br-|br\\d|virbr|vmnet|vboxnet|tun|tap|utun|wg|lo|awdl|llw|bridge|gif|stf|ap\\d|dummy|cni|flannel|zt|tailscale|macvtap|lxc|lxd|podman).*");

  private static final Pattern LOOPBACK = Pattern.compile("lo\\d*");

  private Interfaces() {}

  /**
   * An interface.
   *
   * @param virtual made by software: never chosen unless named
   * @param defaultRoute the default route goes through it
   */
  public record Candidate(
      String name,
      boolean up,
      boolean wireless,
      boolean virtual,
      boolean defaultRoute,
      List<String> addresses) {}

  /** All interfaces but the loopback, the likeliest first. */
  public static List<Candidate> list() throws IOException {
    List<String> routed = defaultRoutes();
    List<Candidate> found = new ArrayList<>();
    Map<String, NetworkInterface> addressed = new HashMap<>();
    for (NetworkInterface one : LinkState.addressed()) {
      addressed.put(one.getName(), one);
    }
    for (String name : LinkState.names()) {
      if (!LOOPBACK.matcher(name).matches()) {
        found.add(candidate(name, addressed.get(name), routed));
      }
    }
    found.sort(
        Comparator.comparing((Candidate c) -> !c.defaultRoute())
            .thenComparing(c -> !c.wireless())
            .thenComparing(Candidate::virtual)
            .thenComparing(c -> !c.up())
            .thenComparing(Candidate::name));
    return found;
  }

  private static Candidate candidate(
      String name, @Nullable NetworkInterface one, List<String> routed) {
    return new Candidate(
        name,
        !LinkState.isDown(name),
        Files.exists(Path.of("/sys/class/net", name, "wireless")),
        isVirtual(name),
        routed.contains(name),
        addresses(one));
  }

  private static List<String> addresses(@Nullable NetworkInterface one) {
    return one == null
        ? List.of()
        : one.getInterfaceAddresses().stream()
            .filter(address -> address.getAddress() instanceof java.net.Inet4Address)
            .map(
                address ->
                    address.getAddress().getHostAddress() + "/" + address.getNetworkPrefixLength())
            .toList();
  }

  /** Whether a name is that of an adapter made by software. */
  public static boolean isVirtual(String name) {
    return VIRTUAL.matcher(name.toLowerCase(Locale.ROOT)).matches();
  }

  /** The interface to capture on: Wi-Fi with the default route first; never a virtual one. */
  public static Optional<String> best() throws IOException {
    return list().stream()
        .filter(candidate -> candidate.up() && !candidate.virtual())
        .map(Candidate::name)
        .findFirst();
  }

  private static List<String> defaultRoutes() throws IOException {
    Path routes = Path.of("/proc/net/route");
    if (!Files.isReadable(routes)) {
      return List.of();
    }
    return Files.readAllLines(routes, StandardCharsets.US_ASCII).stream()
        .map(line -> line.split("\\s+"))
        .filter(
            fields ->
                fields.length > 7 && fields[1].equals("00000000") && fields[7].equals("00000000"))
        .map(fields -> fields[0])
        .toList();
  }
}
