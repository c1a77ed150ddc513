package lastlease.capture.machine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** What DHCP clients tell of the machine's own lease. */
public final class OwnLeasesFuzz {
  private OwnLeasesFuzz() {}

  /** Called by the fuzzer, and with the corpus in the ordinary build. */
  public static void fuzzerTestOneInput(byte[] data) {
    String told = new String(data, StandardCharsets.ISO_8859_1);
    OwnLeases leases = new OwnLeases(Path.of("/nowhere"), command -> told);
    Optional<OwnLease> lease = leases.of("eth0", 2, "10.0.0.7");
    assertTrue(lease.isEmpty() || told.contains("10.0.0.7"), told);
  }
}
