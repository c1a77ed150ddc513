package lastlease.leases.format;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import lastlease.leases.LeaseTable;
import lastlease.leases.LeaseTable.Unreadable;

/** The formats of lease tables and server configurations. */
public enum LeaseFormat {
  DNSMASQ,
  ISC,
  KEA,
  ODHCPD,
  CSV,
  DNSMASQ_CONF,
  ISC_CONF,
  KEA_CONF;

  /** As users write it: {@code dnsmasq}, {@code kea-conf}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The format of a word. */
  public static Optional<LeaseFormat> of(String word) {
    return Stream.of(values()).filter(format -> format.word().equals(word)).findFirst();
  }

  /**
   * Reads a table.
   *
   * @param texts one, or of Kea the several files that belong together, the oldest first
   * @throws Unreadable if it is no such table, in words for the user
   */
  public LeaseTable parse(List<String> texts) throws Unreadable {
    String text = String.join("", texts);
    return switch (this) {
      case DNSMASQ -> DnsmasqLeases.parse(text);
      case ISC -> IscLeases.parse(text);
      case KEA -> KeaLeases.parse(texts);
      case ODHCPD -> OdhcpdLeases.parse(text);
      case CSV -> CsvLeases.parse(text);
      case DNSMASQ_CONF -> DnsmasqConf.parse(text);
      case ISC_CONF -> IscConf.parse(text);
      case KEA_CONF -> KeaConf.parse(text);
    };
  }
}
