package lastlease.hub;

/**
 * An event with its keys and where its seats' posts go.
 *
 * @param alerts whether anybody is told of its incidents who does not sit at the hub; else its
 *     seats tell by themselves
 */
record Tenant(EventHub event, Tokens tokens, Intake intake, boolean alerts) {
  String name() {
    return event.name();
  }
}
