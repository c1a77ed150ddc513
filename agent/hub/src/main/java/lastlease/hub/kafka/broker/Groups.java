package lastlease.hub.kafka.broker;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;

/** What brokers know of an event's hubs as a group. */
final class Groups {
  private Groups() {}

  /**
   * Erases it.
   *
   * @return whether there was one
   * @throws IOException with one line for the user, as long as hubs of it run
   */
  static boolean erase(Admin admin, String group)
      throws IOException, ExecutionException, InterruptedException {
    try {
      admin.deleteConsumerGroups(List.of(group)).all().get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupNotEmptyException) {
        throw new SaidException(Saying.of("kafka.hubsRun"), e);
      }
      if (e.getCause() instanceof GroupIdNotFoundException) {
        // No hub ever had a share of it.
        return false;
      }
      throw e;
    }
  }
}
