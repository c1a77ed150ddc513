package lastlease.reports;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Servers of which is known where their settings stand. A recipe has only what its source says:
 * what is missing there, the report leaves for the venue to fill in.
 */
public enum Router {
  BUFFALO("Buffalo", "BUFFALO", null),
  ATERM(
      "NEC Aterm",
      "NEC",
      "https://aterm.jp/function/ht100ln/guide/dhcpserver.html",
      Step.POOL,
      Step.LEASE),
  YAMAHA(
      "Yamaha RTX",
      "YAMAHA",
      "http://www.rtpro.yamaha.co.jp/RT/manual/rt-common/dhcp/dhcp_scope.html",
      Step.POOL,
      Step.LEASE),
  UNIFI(
      "UniFi",
      "Ubiquiti",
      "https://help.ui.com/hc/en-us/articles/360012097513-UniFi-DHCP-Server",
      Step.POOL,
      Step.LEASE),
  MIKROTIK(
      "MikroTik",
      "Routerboard.com",
      "https://wiki.mikrotik.com/index.php?title=Manual:IP/DHCP_Server",
      Step.POOL,
      Step.LEASE,
      Step.FREE),
  OPENWRT(
      "OpenWrt",
      null,
      "https://openwrt.org/docs/guide-user/base-system/dhcp",
      Step.POOL,
      Step.LEASE,
      Step.FREE),
  MERAKI(
      "Cisco Meraki",
      "Cisco Meraki",
      "https://documentation.meraki.com/MX-Z/Networks_and_Routing/Addressing_and_VLANs",
      Step.POOL),
  CISCO(
      "Cisco IOS",
      "Cisco Systems",
      "http://www.cisco.com/en/US/docs/ios/ipaddr/command/reference/iad_dhc3.html",
      Step.POOL),
  FORTIGATE(
      "FortiGate",
      "Fortinet",
      "https://docs.fortinet.com/document/fortigate/7.6.0/administration-guide/196404/common-dhcp-options",
      Step.POOL,
      Step.LEASE),
  DNSMASQ(
      "dnsmasq",
      null,
      "https://manpages.ubuntu.com/manpages/lunar/man8/dnsmasq.8.html",
      Step.POOL,
      Step.LEASE,
      Step.FREE),
  KEA(
      "Kea",
      null,
      "https://kea.readthedocs.io/en/latest/api.html#lease4-del",
      Step.POOL,
      Step.LEASE,
      Step.FREE),
  ISC(
      "ISC dhcpd",
      null,
      "http://manpages.ubuntu.com/manpages/bionic/man5/dhcpd.conf.5.html",
      Step.POOL,
      Step.LEASE);

  /** What a venue is asked to do. */
  public enum Step {
    /** Where the pool stands. */
    POOL,
    /** Where the lease time stands. */
    LEASE,
    /** How stale leases are freed. */
    FREE
  }

  private final String label;
  private final @Nullable String maker;
  private final @Nullable String source;
  private final Set<Step> steps;

  Router(String label, @Nullable String maker, @Nullable String source, Step... steps) {
    this.label = label;
    this.maker = maker;
    this.source = source;
    this.steps = steps.length == 0 ? Set.of() : EnumSet.copyOf(List.of(steps));
  }

  /** How people call it. */
  public String label() {
    return label;
  }

  /** How {@code --router} names it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where its recipe is from, a URL; null where there is none. */
  public @Nullable String source() {
    return source;
  }

  /** Steps that its source tells. */
  public Set<Step> steps() {
    return steps;
  }

  /** The router of a word. */
  public static Optional<Router> of(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return Stream.of(values()).filter(router -> router.word().equals(lower)).findFirst();
  }

  /**
   * The router of a MAC address, by its maker.
   *
   * @param mac in colon form, lower case
   */
  public static Optional<Router> ofMac(String mac) {
    String maker = Vendors.of(mac);
    return Stream.of(values())
        .filter(router -> router.maker != null && maker != null && maker.startsWith(router.maker))
        .findFirst();
  }

  /** The server whose table was read, by its format: {@code dnsmasq:FILE}, {@code exec:kea:…}. */
  public static Optional<Router> ofTable(String source) {
    String format = source.replaceFirst("^exec:", "").replaceFirst("[:-].*", "");
    return format.equals("odhcpd") ? Optional.of(OPENWRT) : of(format);
  }
}
