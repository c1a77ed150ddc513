package lastlease.capture.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks the system for the lease of an own address, where its DHCP client tells it: lease files of
 * systemd-networkd and NetworkManager, dhclient's lease files, {@code dhcpcd -U}, and {@code
 * ipconfig getpacket} on macOS (untested). What cannot be read is unknown.
 */
public final class OwnLeases {
  private static final Pattern QUAD = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

  /**
   * A line of any of the forms: {@code KEY=VALUE}, {@code key (type): value}, {@code key value}.
   */
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*(?:option\\s+)?([A-Za-z0-9_-]+)\\s*(?:\\([a-z0-9_]+\\))?[=:\\s]+(.+?);?");

  /** What stands around a value: quotes of a shell, braces of a list. */
  private static final Pattern QUOTES = Pattern.compile("^['\"{]+|['\"}]+$");

  private static final List<String> SERVER =
      List.of("server_address", "dhcp_server_identifier", "server_identifier");
  private static final List<String> SECONDS = List.of("lifetime", "dhcp_lease_time", "lease_time");
  private static final List<String> ROUTER = List.of("router", "routers");
  private static final List<String> ADDRESS =
      List.of("address", "ip_address", "fixed_address", "yiaddr");

  private final Path root;
  private final Programs programs;

  /** Runs a program of the system. */
  @FunctionalInterface
  interface Programs {
    /** What it prints, or an empty text when it is missing, fails or takes too long. */
    String output(String... command);
  }

  /** Asks this machine. */
  public OwnLeases() {
    this(Path.of("/"), new SystemPrograms());
  }

  OwnLeases(Path root, Programs programs) {
    this.root = root;
    this.programs = programs;
  }

  /**
   * The lease of an address.
   *
   * @param iface its interface
   * @param index the interface's number, for networkd
   */
  public Optional<OwnLease> of(String iface, int index, String address) {
    // Lazy: programs are asked only where no file tells.
    List<Supplier<Stream<String>>> sources =
        List.of(
            () -> text(root.resolve("run/systemd/netif/leases/" + index)).stream(),
            () -> files("var/lib/NetworkManager", "internal-", "-" + iface + ".lease"),
            () -> newestFirst(files("var/lib/dhcp", "dhclient", ".leases"), iface),
            () -> newestFirst(files("var/lib/NetworkManager", "dhclient-", ".lease"), iface),
            () -> Stream.of(programs.output("dhcpcd", "-U", iface)),
            () -> Stream.of(programs.output("ipconfig", "getpacket", iface)));
    return sources.stream()
        .flatMap(Supplier::get)
        .flatMap(told -> Stream.ofNullable(lease(told, address)))
        .findFirst();
  }

  /** The leases of dhclient's file that are this interface's, the last written first. */
  private static Stream<String> newestFirst(Stream<String> files, String iface) {
    return files.flatMap(
        text -> {
          String[] leases = text.split("\\blease\\s*\\{", -1);
          return IntStream.rangeClosed(1, leases.length - 1)
              .mapToObj(i -> leases[leases.length - i])
              .filter(lease -> lease.contains("interface \"" + iface + "\""));
        });
  }

  private Stream<String> files(String directory, String prefix, String suffix) {
    Path where = root.resolve(directory);
    if (!Files.isReadable(where)) {
      return Stream.empty();
    }
    try (Stream<Path> all = Files.list(where)) {
      return all
          .filter(
              file -> {
                String name = String.valueOf(file.getFileName());
                return name.startsWith(prefix) && name.endsWith(suffix);
              })
          .sorted()
          .flatMap(file -> text(file).stream())
          .toList()
          .stream();
    } catch (IOException e) {
      // A directory that cannot be listed tells nothing: the lease stays unknown.
      return Stream.empty();
    }
  }

  private static Optional<String> text(Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      // It was just replaced or removed; the next question finds the new one.
      return Optional.empty();
    }
  }

  private static @Nullable OwnLease lease(String told, String address) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : told.lines().toList()) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        String key = matcher.group(1).toLowerCase(Locale.ROOT).replace('-', '_');
        values.putIfAbsent(key, QUOTES.matcher(matcher.group(2).strip()).replaceAll("").strip());
      }
    }
    if (!address.equals(first(values, ADDRESS))) {
      return null;
    }
    String server = quad(first(values, SERVER));
    Long seconds = seconds(first(values, SECONDS));
    return server == null && seconds == null
        ? null
        : new OwnLease(server, seconds, quad(first(values, ROUTER)));
  }

  private static @Nullable String first(Map<String, String> values, List<String> keys) {
    return keys.stream().filter(values::containsKey).map(values::get).findFirst().orElse(null);
  }

  private static @Nullable String quad(@Nullable String text) {
    if (text == null) {
      return null;
    }
    Matcher matcher = QUAD.matcher(text);
    return matcher.lookingAt() ? matcher.group() : null;
  }

  private static @Nullable Long seconds(@Nullable String text) {
    if (text == null || !text.matches("0x[0-9a-fA-F]{1,8}|[0-9]{1,10}")) {
      return null;
    }
    return Long.decode(text.startsWith("0x") ? text : text.replaceFirst("^0+(?=.)", ""));
  }
}
