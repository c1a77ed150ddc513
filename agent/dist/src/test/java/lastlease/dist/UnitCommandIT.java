package lastlease.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unit's command line as the service has it: an ordinary user with CAP_NET_RAW only. */
class UnitCommandIT {
  /** Loopback of a network namespace of its own; somebody asks for an address on it. */
  private static final String SCRIPT =
      """
      set -e
      ip link add seat0 type veth peer name guest0
      ip link set seat0 up
      ip link set guest0 up
      mkdir -m 700 "$1/state" && chown 65534:65534 "$1/state"
      cd /
      XDG_STATE_HOME="$1/state" setpriv --reuid 65534 --regid 65534 --clear-groups --no-new-privs \
        --inh-caps=-all,+net_raw --ambient-caps=-all,+net_raw --bounding-set=-all,+net_raw \
        sh -c 'grep ^Cap /proc/self/status >&2; exec "$@"' sh $3 >"$1/report" 2>"$1/told" &
      agent=$!
      for try in $(seq 300); do
        grep -q watching "$1/told" && break
        read -t 0.1 nothing </dev/zero || true
      done
      "$2/bin/lastlease" probe --user root -i guest0 --timeout 2s >"$1/probe" 2>&1 || true
      kill -TERM $agent
      wait $agent || true
      cat "$1/told" "$1/report"
      """;

  @TempDir private Path directory = Path.of("");

  @Test
  void oneRightIsEnough() throws IOException {
    assumeTrue(Command.isRoot(), "network namespaces need root");
    assumeTrue(Command.exists("setpriv") && Command.exists("ip"), "needs setpriv and ip");
    assumeTrue(Command.run("unshare", "-n", "true").status() == 0, "needs network namespaces");
    Command.Result tar =
        Command.run(
            "tar",
            "-xzf",
            Built.one("lastlease-*-linux-*.tar.gz").toString(),
            "--strip-components=1",
            "-C",
            directory.toString());
    assertEquals(0, tar.status(), tar.output());
    Command.run("chmod", "755", directory.toString());
    String line =
        Files.readString(Path.of("src/main/systemd/lastlease@.service"))
            .lines()
            .filter(one -> one.startsWith("ExecStart="))
            .findFirst()
            .orElseThrow()
            .replace("ExecStart=/usr/bin", directory + "/bin")
            .replace("%I", "seat0");
    Command.Result result =
        Command.run(
            "unshare",
            "-n",
            "bash",
            "-c",
            SCRIPT,
            "bash",
            directory.toString(),
            directory.toString(),
            line);
    String told = result.output();
    assertEquals(0, result.status(), told);
    // Bit 13 is CAP_NET_RAW.
    assertTrue(told.contains("CapEff:\t0000000000002000"), told);
    assertTrue(told.contains("watching seat0"), told);
    // Whom another lastlease asks as is no device; that it was heard is told.
    assertTrue(told.matches("(?s).*[1-9]\\d* of DHCP, ARP or link-local.*"), told);
  }
}
