package lastlease.hub.intake;

import lastlease.hub.event.EventHub;
import lastlease.hub.secret.Tokens;

/**
 * An event with its keys and where its seats' posts go.
 *
 * @param alerts whether anybody is told of its incidents who does not sit at the hub; else its
 *     seats tell by themselves
 */
public record Tenant(EventHub event, Tokens tokens, Intake intake, boolean alerts) {
  public String name() {
    return event.name();
  }
}
