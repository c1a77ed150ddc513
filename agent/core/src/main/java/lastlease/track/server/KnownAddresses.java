package lastlease.track.server;

import lastlease.track.around.AddressBook;

/** What is known of a segment's addresses and of who asks after them, in entries. */
public final class KnownAddresses {
  private final AddressBook addresses;
  private final AddressChecks checks;

  public KnownAddresses(AddressBook addresses, AddressChecks checks) {
    this.addresses = addresses;
    this.checks = checks;
  }

  /** How many are kept. */
  public int size() {
    return addresses.size() + checks.size();
  }

  /** Forgets what was unused for longest, beyond so many; each of the two has half, or more. */
  public void keep(int limit) {
    checks.keep(Math.max(limit / 2, limit - addresses.size()));
    addresses.keep(Math.max(0, limit - checks.size()));
  }
}
