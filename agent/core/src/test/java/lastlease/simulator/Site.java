package lastlease.simulator;

/**
 * Where a server stands and what it may give.
 *
 * @param gateway the relay, or the router of the place
 * @param secondGateway of the secondary subnet, 0 without
 * @param lease seconds
 */
public record Site(
    int id,
    long mac,
    int gateway,
    int secondGateway,
    long gatewayMac,
    int prefix,
    double lease,
    boolean relay) {
  public boolean inSubnet(int address) {
    return router(address) != 0;
  }

  /** The gateway of an address, 0 for a strange one. */
  public int router(int address) {
    return shares(gateway, address)
        ? gateway
        : secondGateway != 0 && shares(secondGateway, address) ? secondGateway : 0;
  }

  private boolean shares(int one, int other) {
    return (one ^ other) >>> 32 - prefix == 0;
  }
}
