package lastlease.leases.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import lastlease.leases.LeaseCount;
import lastlease.leases.LeaseTable;
import lastlease.leases.LeaseTable.Unreadable;
import lastlease.wire.Ipv4;
import org.junit.jupiter.api.Test;

/** Kea's answers, with the hook that tells leases and without it. */
class KeaAnswersTest {
  private static final String CONFIG =
      "[{\"result\":0,\"arguments\":{\"Dhcp4\":{\"subnet4\":[{\"id\":7,"
          + "\"subnet\":\"192.168.5.0/24\",\"pools\":[{\"pool\":\"192.168.5.10-192.168.5.12\"}]}]}}}]";
  private static final String STATISTICS =
      "[{\"result\":0,\"arguments\":{"
          + "\"subnet[7].total-addresses\":[[3,\"2026-11-19 10:00:00.0\"]],"
          + "\"subnet[7].assigned-addresses\":[[2,\"2026-11-19 10:00:00.0\"]],"
          + "\"subnet[7].declined-addresses\":[[1,\"2026-11-19 10:00:00.0\"]],"
          + "\"pkt4-received\":[[9,\"2026-11-19 10:00:00.0\"]]}}]";

  @Test
  void aNumberThatIsTooLongRefusesNothingElse() throws Unreadable {
    KeaAnswers answers =
        new KeaAnswers(CONFIG.replace("\"id\":7", "\"id\":7,\"any\":99999999999999999999"));
    answers.statistics(STATISTICS);
    assertEquals(
        List.of(new LeaseCount(Ipv4.parse("192.168.5.0"), 24, 3, 2, 1)), answers.table().counts());
  }

  @Test
  void statisticsCountWhereLeasesAreNotTold() throws Unreadable {
    KeaAnswers answers = new KeaAnswers(CONFIG);
    answers.statistics(STATISTICS);
    assertNull(
        answers.page("[{\"result\":2,\"text\":\"'lease4-get-page' command not supported.\"}]"));
    assertEquals(
        List.of(new LeaseCount(Ipv4.parse("192.168.5.0"), 24, 3, 2, 1)), answers.table().counts());
  }

  @Test
  void leasesCountWhereTheyAreTold() throws Unreadable {
    KeaAnswers answers = new KeaAnswers(CONFIG);
    answers.statistics(STATISTICS);
    String next =
        answers.page(
            "[{\"result\":0,\"arguments\":{\"count\":1,\"leases\":[{\"cltt\":1795000000,"
                + "\"hw-address\":\"f0:18:98:00:00:01\",\"ip-address\":\"192.168.5.10\",\"state\":0,"
                + "\"subnet-id\":7,\"valid-lft\":3600}]}}]");
    assertEquals("192.168.5.10", next);
    assertNull(answers.page("[{\"result\":3,\"text\":\"0 IPv4 lease(s) found.\"}]"));
    LeaseTable table = answers.table();
    assertEquals(1, table.entries().size());
    assertEquals(List.of(), table.counts());
  }

  @Test
  void aRefusalIsNoConfiguration() {
    assertThrows(
        Unreadable.class,
        () -> new KeaAnswers("[{\"result\":1,\"text\":\"forwarding is not configured\"}]"));
  }
}
