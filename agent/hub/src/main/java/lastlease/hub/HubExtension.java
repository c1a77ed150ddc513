package lastlease.hub;

import lastlease.cli.Extension;

/** Brings the command {@code hub}. */
public final class HubExtension implements Extension {
  @Override
  public String name() {
    return "hub";
  }

  @Override
  public Class<?> command() {
    return HubCommand.class;
  }
}
