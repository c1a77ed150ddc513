package lastlease.leases.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import lastlease.leases.LeaseTable;

/** Lease tables and configurations of servers; the first byte chooses the format. */
public final class LeaseTableFuzz {
  private LeaseTableFuzz() {}

  /** Called by the fuzzer, and with the corpus in the ordinary build. */
  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length == 0) {
      return;
    }
    LeaseFormat[] formats = LeaseFormat.values();
    LeaseFormat format = formats[(data[0] & 0xFF) % formats.length];
    String text = new String(Arrays.copyOfRange(data, 1, data.length), StandardCharsets.ISO_8859_1);
    try {
      LeaseTable table = format.parse(List.of(text));
      table.entries().forEach((address, entry) -> assertEquals(address, entry.address()));
    } catch (LeaseTable.Unreadable e) {
      assertEquals(1, String.valueOf(e.getMessage()).lines().count());
    }
  }
}
