package lastlease.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A DHCP message (RFC 2131) in the values that diagnosis needs. Options come from all fields that
 * option 52 names, RFC 3396 fragments joined. An absent option is null, or an empty list; an option
 * of a wrong length counts as absent.
 *
 * @param reply op is BOOTREPLY
 * @param type message type, option 53; {@link Type#BOOTP} without one, unless cut off
 * @param typeCode the number in option 53, 0 without one
 * @param xid transaction id
 * @param secs seconds as the client counts them, 0 to 65535; some stacks swap the bytes
 * @param broadcast the broadcast flag
 * @param chaddr the client's hardware address; null unless it has six octets and is not zero
 * @param serverId option 54
 * @param requested option 50
 * @param leaseSeconds option 51, 0 to 4294967295 (for ever)
 * @param subnetMask option 1
 * @param clientId option 61, lower-case hex
 * @param hostname option 12, else the name of option 81; untrusted UTF-8, undecodable bytes
 *     replaced
 * @param vendorClass option 60, untrusted
 * @param text option 56, untrusted
 * @param parameters option 55, the codes that the client asks for
 * @param v6OnlySeconds option 108 in a reply (RFC 8925)
 * @param autoConfigure option 116 (RFC 2563): 0 do not, 1 do; null if absent
 * @param rapidCommit option 80 (RFC 4039)
 * @param relayAgentInfo option 82 is present
 * @param truncated the snap length cut options off; what is absent may have been there
 */
public record DhcpMessage(
    boolean reply,
    Type type,
    int typeCode,
    int xid,
    int secs,
    boolean broadcast,
    int hops,
    Ipv4 ciaddr,
    Ipv4 yiaddr,
    Ipv4 siaddr,
    Ipv4 giaddr,
    @Nullable MacAddress chaddr,
    @Nullable Ipv4 serverId,
    @Nullable Ipv4 requested,
    @Nullable Long leaseSeconds,
    @Nullable Long renewalSeconds,
    @Nullable Long rebindingSeconds,
    @Nullable Ipv4 subnetMask,
    List<Ipv4> routers,
    List<Ipv4> dnsServers,
    @Nullable String clientId,
    @Nullable String hostname,
    @Nullable String vendorClass,
    @Nullable String text,
    List<Integer> parameters,
    @Nullable Long v6OnlySeconds,
    @Nullable Integer autoConfigure,
    boolean rapidCommit,
    boolean relayAgentInfo,
    boolean truncated) {

  /** Message types; {@link #code} is the value of option 53. */
  public enum Type {
    /** No option 53: BOOTP (RFC 951). */
    BOOTP(0),
    DISCOVER(1),
    OFFER(2),
    REQUEST(3),
    DECLINE(4),
    ACK(5),
    NAK(6),
    RELEASE(7),
    INFORM(8),
    /** RFC 3203. */
    FORCERENEW(9),
    /** RFC 4388. */
    LEASEQUERY(10),
    LEASEUNASSIGNED(11),
    LEASEUNKNOWN(12),
    LEASEACTIVE(13),
    /** A type of a number that is not in this list. */
    OTHER(-1),
    /** Cut off by the snap length. */
    CUT_OFF(-2);

    private static final Type[] BY_CODE = new Type[14];

    static {
      for (Type type : values()) {
        if (type.code >= 0) {
          BY_CODE[type.code] = type;
        }
      }
    }

    private final int code;

    Type(int code) {
      this.code = code;
    }

    public int code() {
      return code;
    }

    /** The type of a number in option 53; {@link #OTHER} for unknown ones. */
    public static Type of(int code) {
      return code > 0 && code < BY_CODE.length ? BY_CODE[code] : OTHER;
    }
  }
}
