package lastlease.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lastlease.capture.file.GzipFuzz;
import lastlease.capture.file.PcapFuzz;
import lastlease.capture.file.PcapngFuzz;
import lastlease.capture.journal.JournalFuzz;
import lastlease.capture.machine.OwnLeasesFuzz;
import lastlease.cli.config.ConfigurationFuzz;
import lastlease.core.InputTextFuzz;
import lastlease.leases.format.LeaseTableFuzz;
import lastlease.wire.ArpFuzz;
import lastlease.wire.DhcpMessageFuzz;
import lastlease.wire.DhcpOptionsFuzz;
import lastlease.wire.IpFuzz;
import lastlease.wire.LinkTypesFuzz;
import lastlease.wire.WirelessFuzz;

/** The parsers that are fuzzed. */
enum Target {
  PCAP(PcapFuzz.class, PcapFuzz::fuzzerTestOneInput),
  PCAPNG(PcapngFuzz.class, PcapngFuzz::fuzzerTestOneInput),
  GZIP(GzipFuzz.class, GzipFuzz::fuzzerTestOneInput),
  LINK_TYPES(LinkTypesFuzz.class, LinkTypesFuzz::fuzzerTestOneInput),
  WIRELESS(WirelessFuzz.class, WirelessFuzz::fuzzerTestOneInput),
  IP(IpFuzz.class, IpFuzz::fuzzerTestOneInput),
  ARP(ArpFuzz.class, ArpFuzz::fuzzerTestOneInput),
  DHCP_OPTIONS(DhcpOptionsFuzz.class, DhcpOptionsFuzz::fuzzerTestOneInput),
  DHCP_MESSAGE(DhcpMessageFuzz.class, DhcpMessageFuzz::fuzzerTestOneInput),
  JOURNAL(JournalFuzz.class, JournalFuzz::fuzzerTestOneInput),
  JOURNAL_RECORD(InputTextFuzz.class, InputTextFuzz::fuzzerTestOneInput),
  OWN_LEASES(OwnLeasesFuzz.class, OwnLeasesFuzz::fuzzerTestOneInput),
  LEASE_TABLE(LeaseTableFuzz.class, LeaseTableFuzz::fuzzerTestOneInput),
  CONFIGURATION(ConfigurationFuzz.class, ConfigurationFuzz::fuzzerTestOneInput);

  final Class<?> type;
  final Check check;

  /** What must hold for any bytes. */
  interface Check {
    void of(byte[] data) throws IOException;
  }

  Target(Class<?> type, Check check) {
    this.type = type;
    this.check = check;
  }

  /** Where its corpus is. */
  Path corpus() {
    return Path.of("src/test/resources/lastlease/fuzz", type.getSimpleName());
  }

  /** The corpus, by name, the empty input first. */
  List<byte[]> inputs() throws IOException {
    List<byte[]> all = new ArrayList<>();
    all.add(new byte[0]);
    try (Stream<Path> files = Files.list(corpus())) {
      for (Path file : files.sorted().toList()) {
        all.add(Files.readAllBytes(file));
      }
    }
    return all;
  }
}
