package lastlease.wire;

/**
 * The identity under which lastlease itself asks whether a server has a free address: stable, so
 * that a server that reserves on OFFER holds one address at most for it, and to be recognised by
 * every other lastlease.
 */
public final class ProbeStranger {
  private static final long LOCAL = 0x0200_0000_0000L;
  private static final long TURNED = 0x0000_4C4C_0001L;

  private ProbeStranger() {}

  /** The one of a machine: its own address, locally administered, with some bits turned. */
  public static MacAddress of(MacAddress machine) {
    return new MacAddress((machine.bits() | LOCAL) ^ TURNED);
  }
}
