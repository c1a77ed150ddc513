package lastlease.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import lastlease.leases.LeaseTable.Unreadable;
import lastlease.leases.format.LeaseFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that their servers write while they are read, that are rotated, or not there. */
class TableFileTest {
  private static final String HEADING =
      "address,hwaddr,client_id,valid_lifetime,expire,subnet_id,fqdn_fwd,fqdn_rev,hostname,state,"
          + "user_context\n";

  @TempDir private Path home = Path.of("");

  private static String dnsmasq(int leases) {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= leases; i++) {
      text.append("1795000000 f0:18:98:00:00:01 10.0.0.").append(i).append(" * *\n");
    }
    return text.toString();
  }

  private static String kea(int address) {
    return "10.0.0." + address + ",f0:18:98:00:00:01,,3600,1795000000,1,0,0,,0,\n";
  }

  private int read(LeaseFormat format, Path file)
      throws IOException, Unreadable, InterruptedException {
    return new TableFile(format, file.toString()).read().entries().size();
  }

  @Test
  void aFileThatIsEmptiedAndWrittenAnewIsNeverReadInHalf() throws Exception {
    Path file = home.resolve("leases");
    Files.writeString(file, dnsmasq(50));
    TableFile table = new TableFile(LeaseFormat.DNSMASQ, file.toString());
    CountDownLatch over = new CountDownLatch(1);
    AtomicReference<@Nullable Exception> failed = new AtomicReference<>();
    Thread server =
        new Thread(
            () -> {
              try {
                do {
                  Files.writeString(file, "");
                  Files.writeString(file, dnsmasq(20));
                  Files.writeString(file, dnsmasq(50));
                  // As a busy server: some changes in a second.
                } while (!over.await(230, TimeUnit.MILLISECONDS));
              } catch (IOException | InterruptedException e) {
                failed.set(e);
              }
            });
    server.start();
    try {
      for (int i = 0; i < 8; i++) {
        assertEquals(50, table.read().entries().size());
      }
    } finally {
      over.countDown();
      server.join();
    }
    assertNull(failed.get());
  }

  @Test
  void aFileThatStaysEmptyIsATableWithoutLeases() throws Exception {
    Path file = home.resolve("leases");
    Files.writeString(file, dnsmasq(3));
    TableFile table = new TableFile(LeaseFormat.DNSMASQ, file.toString());
    assertEquals(3, table.read().entries().size());
    Files.writeString(file, "");
    assertEquals(0, table.read().entries().size());
  }

  @Test
  void keaWhileItCleansUp() throws Exception {
    Path file = home.resolve("leases.csv");
    Files.writeString(home.resolve("leases.csv.2"), HEADING + kea(1));
    Files.writeString(home.resolve("leases.csv.1"), HEADING + kea(2));
    Files.writeString(file, HEADING + kea(3));
    assertEquals(3, read(LeaseFormat.KEA, file));
    Files.writeString(home.resolve("leases.csv.completed"), HEADING + kea(1) + kea(2));
    assertEquals(3, read(LeaseFormat.KEA, file));
    Files.delete(home.resolve("leases.csv.1"));
    Files.move(
        home.resolve("leases.csv.completed"),
        home.resolve("leases.csv.2"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertEquals(3, read(LeaseFormat.KEA, file));
  }

  @Test
  void whyAFileCannotBeReadIsSaid() {
    Path file = home.resolve("nowhere");
    IOException failure = assertThrows(IOException.class, () -> read(LeaseFormat.ISC, file));
    assertTrue(String.valueOf(failure.getMessage()).endsWith("nowhere is not there"));
    Path endless = Path.of("/dev/zero");
    assumeTrue(Files.exists(endless), "a device that never ends");
    IOException refused = assertThrows(IOException.class, () -> read(LeaseFormat.ISC, endless));
    assertEquals("/dev/zero is no file that can be read again and again", refused.getMessage());
  }

  @Test
  void aCommandThatFailsSaysWhy() throws Exception {
    IOException failure =
        assertThrows(
            IOException.class,
            () -> new TableProgram("echo 'no route to router' >&2; exit 255").output());
    assertEquals("the command ended with status 255: no route to router", failure.getMessage());
    assertEquals("x\n", new TableProgram("echo x").output());
  }

  @Test
  void whatIsReadIsWhatTheFormatSays() throws Exception {
    Path file = home.resolve("leases");
    Files.writeString(file, "<html>\n");
    assertThrows(Unreadable.class, () -> read(LeaseFormat.DNSMASQ, file));
    assertEquals(0, LeaseFormat.DNSMASQ.parse(List.of("")).entries().size());
  }
}
