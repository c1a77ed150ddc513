package lastlease.capture.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnLeasesTest {
  private static final Optional<OwnLease> LEASE =
      Optional.of(new OwnLease("192.168.11.1", 3600L, "192.168.11.254"));

  @TempDir private Path root = Path.of("");
  private String dhcpcd = "";
  private String ipconfig = "";

  private Optional<OwnLease> asked(String address) {
    return new OwnLeases(root, command -> command[0].equals("dhcpcd") ? dhcpcd : ipconfig)
        .of("wlan0", 3, address);
  }

  private void file(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void networkdAndNetworkManagerWriteTheSameForm() throws IOException {
    String text =
        """
        # This is private data. Do not parse.
        ADDRESS=192.168.11.7
        NETMASK=255.255.255.0
        ROUTER=192.168.11.254
        SERVER_ADDRESS=192.168.11.1
        LIFETIME=3600
        """;
    file("run/systemd/netif/leases/3", text);
    assertEquals(LEASE, asked("192.168.11.7"));
    assertEquals(Optional.empty(), asked("192.168.11.8"));
    Files.delete(root.resolve("run/systemd/netif/leases/3"));
    file("var/lib/NetworkManager/internal-5f0c-wlan0.lease", text);
    assertEquals(LEASE, asked("192.168.11.7"));
  }

  @Test
  void dhclientsLastLeaseOfTheInterfaceCounts() throws IOException {
    file(
        "var/lib/dhcp/dhclient.leases",
        lease("wlan0", "192.168.11.7", 60)
            + lease("eth0", "10.0.0.9", 60)
            + lease("wlan0", "192.168.11.7", 3600));
    assertEquals(LEASE, asked("192.168.11.7"));
  }

  private static String lease(String iface, String address, int seconds) {
    return "lease {\n  interface \""
        + iface
        + "\";\n  fixed-address "
        + address
        + ";\n  option routers 192.168.11.254;\n  option dhcp-lease-time "
        + seconds
        + ";\n  option dhcp-server-identifier 192.168.11.1;\n}\n";
  }

  @Test
  void dhcpcdPrintsItsLease() {
    dhcpcd =
        """
        dhcp_lease_time='3600'
        dhcp_server_identifier='192.168.11.1'
        ip_address=192.168.11.7
        routers='192.168.11.254 192.168.11.253'
        """;
    assertEquals(LEASE, asked("192.168.11.7"));
  }

  @Test
  void macosPrintsThePacket() {
    ipconfig =
        """
        op = BOOTREPLY
        yiaddr = 192.168.11.7
        server_identifier (ip): 192.168.11.1
        lease_time (uint32): 0xe10
        router (ip_mult): {192.168.11.254}
        end (none):
        """;
    assertEquals(LEASE, asked("192.168.11.7"));
  }

  @Test
  void withoutAnyItIsUnknown() {
    assertEquals(Optional.empty(), asked("192.168.11.7"));
  }
}
