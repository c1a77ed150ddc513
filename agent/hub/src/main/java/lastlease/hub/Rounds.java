package lastlease.hub;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import lastlease.hub.event.Once;
import lastlease.hub.intake.Tenant;
import lastlease.words.Saying;

/** What each event does once a second. One that fails is told of, and keeps no other back. */
final class Rounds {
  private final List<Tenant> tenants;
  private final Consumer<Saying> complain;
  private final Once failures = new Once();

  Rounds(List<Tenant> tenants, Consumer<Saying> complain) {
    this.tenants = tenants;
    this.complain = complain;
  }

  /** A second has passed. */
  void next() {
    for (Tenant tenant : tenants) {
      try {
        tenant.intake().tick();
      } catch (IOException e) {
        failed(tenant, String.valueOf(e.getMessage()));
      } catch (RuntimeException e) {
        // Of what one seat sent, perhaps: the hub of all others goes on.
        failed(tenant, e.toString());
      }
    }
  }

  private void failed(Tenant tenant, String why) {
    if (failures.isNew(tenant.name() + why)) {
      complain.accept(Saying.of("hub.failed").with("event", tenant.name()).with("why", why));
    }
  }
}
