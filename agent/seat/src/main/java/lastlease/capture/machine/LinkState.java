package lastlease.capture.machine;

import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Whether an interface is there, switched on and has a carrier. Linux tells in sysfs; Java's own
 * list leaves out interfaces without an address there, and serves elsewhere (untested on macOS).
 */
public final class LinkState {
  private static final Path SYSFS = Path.of("/sys/class/net");

  /** States of RFC 2863 that carry nothing; drivers that do not tell say "unknown". */
  private static final Set<String> DOWN = Set.of("down", "lowerlayerdown", "notpresent");

  private LinkState() {}

  /** Whether the system knows an interface of that name; "any" is libpcap's own. */
  public static boolean isKnown(String name) {
    if (Files.isDirectory(SYSFS)) {
      return Files.isDirectory(SYSFS.resolve(name));
    }
    try {
      return NetworkInterface.getByName(name) != null;
    } catch (SocketException e) {
      return false;
    }
  }

  /** Whether an interface that was known is gone, switched off or without a carrier. */
  public static boolean isDown(String name) {
    try {
      if (Files.isDirectory(SYSFS)) {
        Path told = SYSFS.resolve(name).resolve("operstate");
        return !Files.exists(told) || DOWN.contains(Files.readString(told).strip());
      }
      NetworkInterface found = NetworkInterface.getByName(name);
      return found == null || !found.isUp();
    } catch (IOException e) {
      // It cannot be asked just now; whether frames come is the better answer anyway.
      return false;
    }
  }

  /** The interfaces that Java lists: none where none has an address, which it calls an error. */
  static List<NetworkInterface> addressed() throws SocketException {
    try {
      return Collections.list(NetworkInterface.getNetworkInterfaces());
    } catch (SocketException e) {
      if (String.valueOf(e.getMessage()).contains("No network interfaces")) {
        return List.of();
      }
      throw e;
    }
  }

  /** Names of all interfaces, also those without an address. */
  static Set<String> names() throws IOException {
    Set<String> names = new TreeSet<>();
    if (Files.isDirectory(SYSFS)) {
      try (Stream<Path> entries = Files.list(SYSFS)) {
        entries
            .filter(Files::isDirectory)
            .map(entry -> entry.getFileName().toString())
            .forEach(names::add);
      }
    }
    addressed().forEach(one -> names.add(one.getName()));
    return names;
  }

  /** The hardware address in colon form. */
  static Optional<String> hardwareAddress(String name) throws IOException {
    Path told = SYSFS.resolve(name).resolve("address");
    if (Files.isReadable(told)) {
      return Optional.of(Files.readString(told).strip())
          .filter(text -> text.matches("[0-9a-f]{2}(:[0-9a-f]{2}){5}"));
    }
    NetworkInterface found = NetworkInterface.getByName(name);
    byte[] mac = found == null ? null : found.getHardwareAddress();
    return mac == null || mac.length != 6
        ? Optional.empty()
        : Optional.of(HexFormat.ofDelimiter(":").formatHex(mac));
  }
}
