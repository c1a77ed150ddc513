package lastlease.lab;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A machine of the venue: a network namespace with one interface. Its processes see an empty {@code
 * /run} and their own {@code /var/lib/dhcpcd}, so that many copies of one client live side by side.
 */
final class Host {
  private static final String PREPARE =
      "mount -t tmpfs tmpfs /run && mkdir -p /run/kea && for d in dhcpcd avahi-autoipd; do "
          + "if [ -d /var/lib/$d ]; then mkdir -p \"$0/$d\" && "
          + "chown --reference=/var/lib/$d \"$0/$d\" && mount --bind \"$0/$d\" /var/lib/$d; fi; "
          + "done && exec \"$@\"";

  private final String namespace;
  private final String mac;
  private final String nic;
  private final Path home;

  private Host(String namespace, String mac, String nic, Path home) {
    this.namespace = namespace;
    this.mac = mac;
    this.nic = nic;
    this.home = home;
  }

  static Host create(String namespace, String mac, String nic, Path home) {
    Command.run("ip", "netns", "add", namespace);
    Host host = new Host(namespace, mac, nic, home);
    host.inside(
        "sh",
        "-c",
        "for f in all default; do echo 1 >/proc/sys/net/ipv6/conf/$f/disable_ipv6; done");
    return host;
  }

  String namespace() {
    return namespace;
  }

  String mac() {
    return mac;
  }

  Path home() {
    return home;
  }

  /** Runs a short command in this host. */
  String inside(String... words) {
    return Command.run(within(words).toArray(String[]::new));
  }

  private List<String> within(String... words) {
    List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
    command.addAll(List.of(words));
    return command;
  }

  /** Gives the interface an address in CIDR notation. */
  Host address(String cidr) {
    Command.run("ip", "-n", namespace, "addr", "add", cidr, "brd", "+", "dev", nic);
    return this;
  }

  void linkUp() {
    linkUp(nic);
  }

  void linkUp(String nic) {
    Command.run("ip", "-n", namespace, "link", "set", nic, "up");
  }

  void linkDown() {
    Command.run("ip", "-n", namespace, "link", "set", nic, "down");
  }

  /** Starts a program that stays; its two streams go to {@code LABEL.out} and {@code LABEL.err}. */
  Process start(String label, String... words) {
    return start(label, ProcessBuilder.Redirect.to(file(label + ".out")), words);
  }

  /** As above, with standard output somewhere else. */
  Process start(String label, ProcessBuilder.Redirect output, String... words) {
    List<String> command = within("sh", "-c", PREPARE, home.toString());
    command.addAll(List.of(words));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(output)
              .redirectError(ProcessBuilder.Redirect.appendTo(file(label + ".err")))
              .start();
      if (!output.equals(ProcessBuilder.Redirect.PIPE)) {
        process.getOutputStream().close();
      }
      return process;
    } catch (IOException e) {
      throw new LabException("cannot start " + words[0], e);
    }
  }

  /** Starts a main class of this build in this host. */
  Process startJava(String label, Class<?> main, String... arguments) {
    return start(label, Java.words(main, arguments).toArray(String[]::new));
  }

  /**
   * Starts tcpdump here, and a main class of this build without any privilege that reads its
   * stream; returns the latter.
   */
  Process streamInto(String label, Class<?> main, String... arguments) {
    List<String> reader =
        new ArrayList<>(List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all"));
    reader.addAll(Java.words(main, arguments));
    try {
      List<Process> both =
          ProcessBuilder.startPipeline(
              List.of(
                  new ProcessBuilder(within("tcpdump", "-i", nic, "-p", "-U", "-w", "-"))
                      .redirectError(file("tcpdump.err")),
                  new ProcessBuilder(within(reader.toArray(String[]::new)))
                      .redirectOutput(file(label + ".out"))
                      .redirectError(file(label + ".err"))));
      return both.get(1);
    } catch (IOException e) {
      throw new LabException("cannot start " + label, e);
    }
  }

  /** What a file of this host holds by now; nothing if it is not there yet. */
  String read(String name) {
    try {
      Path file = home.resolve(name);
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new LabException("cannot read " + name, e);
    }
  }

  private File file(String name) {
    return home.resolve(name).toFile();
  }

  /** Writes a configuration file of this host. */
  Path write(String name, String text) {
    try {
      return Files.writeString(home.resolve(name), text);
    } catch (IOException e) {
      throw new LabException("cannot write " + name, e);
    }
  }

  /** Removes a file or a directory of this host, if it is there. */
  void forget(String name) {
    Path what = home.resolve(name);
    if (!Files.exists(what)) {
      return;
    }
    try (Stream<Path> inside = Files.walk(what)) {
      for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new LabException("cannot remove " + name, e);
    }
  }

  /** The interface's IPv4 address, the routable one first, if it has any. */
  Optional<String> ipv4() {
    String link = "";
    for (String line :
        Command.run("ip", "-n", namespace, "-4", "-o", "addr", "show", "dev", nic)
            .split("\n", -1)) {
      String[] words = line.strip().split("\\s+", -1);
      if (words.length > 3) {
        String address = words[3].split("/", -1)[0];
        if (!address.startsWith("169.254.")) {
          return Optional.of(address);
        }
        link = address;
      }
    }
    return Optional.of(link).filter(address -> !address.isEmpty());
  }

  /** Ends all processes of this host at once, without a farewell. */
  void killAll() {
    killAll(namespace);
  }

  private static void killAll(String namespace) {
    for (String pid : Command.attempt("ip", "netns", "pids", namespace).output().split("\n", -1)) {
      if (pid.matches("[0-9]+")) {
        ProcessHandle.of(Long.parseLong(pid))
            .ifPresent(
                process -> {
                  process.destroyForcibly();
                  awaitEnd(process);
                });
      }
    }
  }

  private static void awaitEnd(ProcessHandle process) {
    try {
      process.onExit().get(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException("interrupted while ending processes", e);
    } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
      throw new LabException(
          String.format(Locale.ROOT, "process %d does not end", process.pid()), e);
    }
  }

  static void removeNamespace(String namespace) {
    killAll(namespace);
    Command.attempt("ip", "netns", "del", namespace);
  }

  /** Sends SIGTERM and waits; kills what has not ended in time. */
  static void stop(Process process, Duration patience) {
    process.destroy();
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException("interrupted while stopping a process", e);
    }
  }
}
