package lastlease.hub;

/** An event with its keys and where its seats' posts go. */
record Tenant(EventHub event, Tokens tokens, Intake intake) {
  String name() {
    return event.name();
  }
}
