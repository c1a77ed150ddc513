package lastlease.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lastlease.hub.event.EventHub;
import lastlease.hub.intake.Intake;
import lastlease.hub.intake.Post;
import lastlease.hub.intake.Tenant;
import lastlease.hub.secret.Tokens;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private final List<String> said = new ArrayList<>();
  private int rounds;

  /** An event that does something once a second. */
  private interface Doing {
    void now() throws IOException;
  }

  private static Tenant tenant(String name, Doing doing) {
    return new Tenant(
        new EventHub(name, () -> Instant.EPOCH),
        Tokens.random(),
        new Intake() {
          @Override
          public Post.Outcome take(Post post) {
            return Post.Outcome.taken(0);
          }

          @Override
          public void tick() throws IOException {
            doing.now();
          }

          @Override
          public void close() {
            // It holds nothing.
          }
        },
        true);
  }

  @Test
  void anEventThatFailsIsToldOfOnceAndKeepsNoOtherBack() {
    Rounds all =
        new Rounds(
            List.of(
                tenant(
                    "osaka",
                    () -> {
                      throw new IllegalArgumentException("no year of four digits");
                    }),
                tenant(
                    "nara",
                    () -> {
                      throw new IOException("the disk is full");
                    }),
                tenant("kyoto", () -> rounds++)),
            saying -> said.add(saying.toString()));
    all.next();
    all.next();
    assertEquals(2, rounds);
    assertEquals(
        List.of(
            "osaka: java.lang.IllegalArgumentException: no year of four digits",
            "nara: the disk is full"),
        said);
  }
}
