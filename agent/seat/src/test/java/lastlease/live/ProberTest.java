package lastlease.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lastlease.probe.Outlet;
import lastlease.session.Surroundings;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An interface that cannot be asked on is told of once, and tried again. */
class ProberTest {
  private static final long MINUTE = 60_000_000_000L;
  private static final OwnIdentity OWN =
      new OwnIdentity(MacAddress.parse("3c:22:fb:00:00:01"), Ipv4.parse("10.0.0.7"));

  private final List<Saying> warned = new ArrayList<>();
  private @Nullable Saying unsendable;
  private @Nullable Saying unknown;
  private int opened;
  private int sent;

  private static Surroundings here() {
    return Surroundings.of(
        new ByteArrayInputStream(new byte[0]),
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
        StandardCharsets.UTF_8,
        Map.of(),
        () -> Instant.EPOCH,
        ZoneOffset.UTC,
        Locale.US,
        false,
        false);
  }

  /** Fails for good once it failed, as a handle of an interface that went does. */
  private final class Wire implements Outlet {
    private boolean dead;

    @Override
    public void send(byte[] frame) throws IOException {
      Saying why = unsendable;
      dead |= why != null;
      if (dead) {
        throw new SaidException(why == null ? Saying.plain("dead") : why);
      }
      sent++;
    }

    @Override
    public void close() {
      dead = true;
    }
  }

  private Prober prober() throws IOException {
    return new Prober(
        here(),
        Prober.Question.INFORM,
        () -> {
          Saying why = unknown;
          if (why != null) {
            throw new SaidException(why);
          }
          return OWN;
        },
        () -> {
          opened++;
          return new Wire();
        });
  }

  @Test
  void whatFailedIsToldOnceAndOpenedAnew() throws IOException {
    try (Prober prober = prober()) {
      prober.tick(0, false, warned::add);
      assertEquals(1, sent);
      unsendable = Saying.plain("gone");
      prober.tick(5 * MINUTE, false, warned::add);
      prober.tick(6 * MINUTE, false, warned::add);
      assertEquals(List.of(Saying.plain("gone")), warned);
      unsendable = null;
      prober.tick(7 * MINUTE, false, warned::add);
      assertEquals(2, sent);
      assertEquals(3, opened);
      prober.tick(8 * MINUTE, false, warned::add);
      assertEquals(2, sent, "asked again, though nothing is wrong");
      unsendable = Saying.plain("gone");
      prober.tick(12 * MINUTE, false, warned::add);
      assertEquals(2, warned.size(), "another failure is told again");
    }
  }

  @Test
  void anotherReasonIsTold() throws IOException {
    try (Prober prober = prober()) {
      unknown = Saying.plain("no address");
      prober.tick(0, false, warned::add);
      unknown = null;
      unsendable = Saying.plain("gone");
      prober.tick(MINUTE, false, warned::add);
      assertEquals(List.of(Saying.plain("no address"), Saying.plain("gone")), warned);
    }
  }

  @Test
  void anInterfaceThatCameBackIsOpenedAnew() throws IOException {
    try (Prober prober = prober()) {
      prober.tick(0, false, warned::add);
      prober.renew();
      prober.tick(5 * MINUTE, false, warned::add);
      assertEquals(2, sent);
      assertEquals(2, opened);
      assertEquals(List.of(), warned);
    }
  }
}
