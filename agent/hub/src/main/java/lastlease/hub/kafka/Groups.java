package lastlease.hub.kafka;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;

/** What brokers know of an event's hubs as a group. */
final class Groups {
  private Groups() {}

  static void erase(Admin admin, String group)
      throws IOException, ExecutionException, InterruptedException {
    try {
      admin.deleteConsumerGroups(List.of(group)).all().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupNotEmptyException) {
        throw new IOException(
            "the event's topics are erased, but hubs of it still run: stop them, and erase again",
            e);
      }
      if (!(e.getCause() instanceof GroupIdNotFoundException)) {
        throw e;
      }
      // No hub ever had a share of it: there is nothing to erase.
    }
  }
}
