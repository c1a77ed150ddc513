package lastlease.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lastlease.cli.Terminal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a session says of another lease time and of another pool, against venues that have these:
 * the same arrivals and stays at three real servers at once. Five minutes, nearly all of them
 * waiting.
 */
@Lab({Prerequisites.Tool.KEA, Prerequisites.Tool.BUSYBOX})
@Tag("deep")
final class WhatIfIT {
  private static final int GUESTS = 30;
  private static final double EVERY = 6;
  private static final double STAYS = 70;

  /** A moment after an address came, and each time again. */
  private static final double LISTENS = 5;

  /** Who has no address by then was refused, as in what is replayed. */
  private static final double LOOKED_AT = 60;

  private static final int ADDRESSES = 10;
  private static final int MORE = 20;
  private static final int HOUR = 3600;
  private static final int SHORT = 40;

  /**
   * Who gets what comes free depends on who happens to ask then, and waits are long beside a lease
   * of 40 s: simulated 300 times each, between 6 and 10 are refused where all ask again as RFC 2131
   * has it, which is replayed, and between 1 and 7 where they do as udhcpc, which is here.
   */
  private static final int CHANCE = 6;

  @TempDir private Path kept = Path.of("");

  /** One of many things to do at a time. */
  private record Act(double at, Runnable what) {}

  /** What came of a venue's evening. */
  private record Evening(int refused, Path session) {}

  private Evening evening(Venue venue, String name, Server.Pool pool) throws IOException {
    Host server = venue.host("server", "02:00:00:00:00:fd");
    Server.kea(server, "192.168.5.1", pool);
    Host seat = venue.host("seat", "3c:22:fb:00:00:01");
    List<Station> guests = new ArrayList<>();
    for (int i = 0; i < GUESTS; i++) {
      String mac = String.format(Locale.ROOT, "f0:18:98:00:00:%02x", i);
      guests.add(new Station(venue.host("guest" + i, mac), Station.Kind.SILENT, "guest-" + i));
    }
    Agent agent = Agent.watch(seat, "--no-dashboard", "--pool", String.valueOf(size(pool)));
    List<Act> acts = new ArrayList<>();
    int[] refused = {0};
    for (int i = 0; i < GUESTS; i++) {
      Station guest = guests.get(i);
      acts.add(new Act(i * EVERY, guest::arrive));
      for (double at = LISTENS; at < STAYS; at += LISTENS) {
        acts.add(new Act(i * EVERY + at, () -> talk(guest)));
      }
      acts.add(
          new Act(
              i * EVERY + LOOKED_AT, () -> refused[0] += "BOUND".equals(guest.outcome()) ? 0 : 1));
      acts.add(new Act(i * EVERY + STAYS, guest::leave));
    }
    acts.sort(java.util.Comparator.comparingDouble(Act::at));
    long begun = System.nanoTime();
    for (Act act : acts) {
      Patience.pause(act.at() - (System.nanoTime() - begun) / 1e9);
      act.what().run();
    }
    agent.stop();
    // The venue's files go with it.
    Path session = Files.createDirectory(kept.resolve(name));
    try (var files = Files.list(seat.home().resolve("session"))) {
      for (Path file : files.toList()) {
        Files.copy(file, session.resolve(String.valueOf(file.getFileName())));
      }
    }
    return new Evening(refused[0], session);
  }

  /** A device that has an address is heard as long as it is there. */
  private static void talk(Station guest) {
    if ("BOUND".equals(guest.outcome()) && guest.host().read("arping.out").isEmpty()) {
      guest.host().start("arping", "busybox", "arping", "-b", "-I", "eth0", "192.168.5.1");
    }
  }

  private static int size(Server.Pool pool) {
    return pool.last() - pool.first() + 1;
  }

  private CompletableFuture<Evening> begin(Venue venue, String name, int size, int seconds) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return evening(venue, name, new Server.Pool(10, 9 + size, seconds));
          } catch (IOException e) {
            throw new LabException(name, e);
          }
        },
        task -> new Thread(task, name).start());
  }

  /** How many {@code plan} says would go without an address, had it been so. */
  private int told(Path session, int size, int seconds) {
    Terminal.Ended plan =
        new Terminal(kept)
            .run(
                "plan",
                "--people=" + GUESTS,
                "--devices=1",
                "--pool=" + size,
                "--lease=" + seconds + "s",
                "--from",
                session.toString());
    assertEquals(0, plan.status(), plan.err());
    Matcher told =
        Pattern.compile("stays of " + GUESTS + " devices.* (\\d+) would go without", Pattern.DOTALL)
            .matcher(plan.out().replace('\u00a0', ' '));
    assertTrue(told.find(), plan.out());
    return Integer.parseInt(told.group(1));
  }

  @Test
  void anotherLeaseAndAnotherPoolDoWhatWasTold(Venue asItWas, Venue shorter, Venue larger) {
    CompletableFuture<Evening> first = begin(asItWas, "as-it-was", ADDRESSES, HOUR);
    CompletableFuture<Evening> second = begin(shorter, "shorter", ADDRESSES, SHORT);
    CompletableFuture<Evening> third = begin(larger, "larger", MORE, HOUR);
    Path seen = first.join().session();
    String figures =
        String.format(
            Locale.ROOT,
            "as it was: %d of %d refused, replayed %d; leases of %d s: told %d, were %d; %d"
                + " addresses: told %d, were %d",
            first.join().refused(),
            GUESTS,
            told(seen, ADDRESSES, HOUR),
            SHORT,
            told(seen, ADDRESSES, SHORT),
            second.join().refused(),
            MORE,
            told(seen, MORE, HOUR),
            third.join().refused());
    System.out.println(figures);
    assertEquals(GUESTS - ADDRESSES, first.join().refused(), figures);
    assertEquals(GUESTS - ADDRESSES, told(seen, ADDRESSES, HOUR), figures);
    assertEquals(GUESTS - MORE, third.join().refused(), figures);
    assertEquals(GUESTS - MORE, told(seen, MORE, HOUR), figures);
    int off = Math.abs(told(seen, ADDRESSES, SHORT) - second.join().refused());
    assertTrue(off <= CHANCE, figures);
  }
}
