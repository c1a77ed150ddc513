package lastlease.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import lastlease.capture.journal.Journal;
import lastlease.capture.journal.JournalTail;
import lastlease.cli.Receiver;
import lastlease.core.Input;
import lastlease.hub.intake.Tenant;
import lastlease.hub.seat.SeatId;
import lastlease.uplink.HubAddress;
import lastlease.uplink.Uplink;
import lastlease.words.Words;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Three hubs on a real broker, all in processes of their own, while a pool runs dry: whatever is
 * killed or restarted, every room's report is that of one hub alone, byte for byte, and each alert
 * comes once.
 */
@Execution(ExecutionMode.CONCURRENT)
class KafkaIT {
  private static final Instant BEGIN = Instant.parse("2026-11-28T14:00:00Z");
  private static final String EVENT = "osaka";

  @TempDir private Path home = Path.of("");
  private final List<HubProcess> started = new ArrayList<>();
  private Map<String, String> environment = Map.of();

  /** A seat whose journal grows, in two parts. */
  private final class Seat implements AutoCloseable {
    private final String name;
    private final Path file;
    private final Journal journal;
    private final List<Input> inputs;
    private Uplink uplink;

    Seat(String name, Instant begin, HubProcess hub) throws IOException {
      this.name = name;
      Path directory = Files.createDirectories(home.resolve("seat" + name));
      file = directory.resolve("journal.pcapng");
      journal = Story.journal(directory);
      inputs = Story.inputs(begin);
      uplink = uplink(hub);
    }

    private Uplink uplink(HubProcess hub) throws IOException {
      Uplink fresh =
          new Uplink(
              new Uplink.Plan(
                  HubAddress.parse(hub.address()), name, hub.join(), "test", Locale.ENGLISH),
              file,
              System.currentTimeMillis(),
              saying -> System.err.println(name + ": " + Words.ENGLISH.say(saying)));
      fresh.start();
      return fresh;
    }

    void to(HubProcess hub) throws IOException {
      uplink.close();
      uplink = uplink(hub);
    }

    void firstHalf() throws IOException {
      write(inputs.subList(0, inputs.size() / 2));
    }

    void secondHalf() throws IOException {
      write(inputs.subList(inputs.size() / 2, inputs.size()));
    }

    private void write(List<Input> part) throws IOException {
      for (Input input : part) {
        journal.add(input);
      }
      journal.flush();
      uplink.grown(true);
    }

    String page() throws IOException {
      try (JournalTail tail = new JournalTail(file)) {
        return "/" + EVENT + "/room?seat=" + name + "&session=" + tail.id(name) + "&format=json";
      }
    }

    /** What one hub alone says of the journal as it is. */
    String expected() throws Exception {
      try (House house =
              new House(Files.createTempDirectory(home, "alone"), new Ticking(BEGIN), Map.of())
                  .open(EVENT);
          Uplink alone = house.uplink(EVENT, name, file)) {
        Tenant tenant = house.tenant(EVENT);
        // What is on its disk it may not have diagnosed yet: it counts what came.
        long whole = Files.size(file);
        house.await("it has all", () -> tenant.event().receivedBytes() >= whole);
        assertEquals(-1, Files.mismatch(Objects.requireNonNull(house.journal(EVENT)), file));
        assertTrue(alone.isInReach());
        HttpResponse<String> told = house.get(page(), tenant.tokens().view());
        assertEquals(200, told.statusCode(), told.body());
        return told.body();
      }
    }

    @Override
    public void close() throws IOException {
      uplink.close();
      journal.close();
    }
  }

  private interface Asked {
    boolean holds() throws Exception;
  }

  /** Hubs in other processes tell nobody what they know: they are asked again and again. */
  private static double seconds(String what, Asked condition) throws Exception {
    long begun = System.nanoTime();
    while (!condition.holds()) {
      if (System.nanoTime() - begun > 120_000_000_000L) {
        throw new AssertionError("it never came that " + what);
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    double took = (System.nanoTime() - begun) / 1e9;
    System.err.println(String.format(Locale.ROOT, "%s: %.1f s", what, took));
    return took;
  }

  private static HubProcess owner(Broker broker, Seat seat, List<HubProcess> hubs)
      throws InterruptedException, ExecutionException, IOException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()));
        JournalTail tail = new JournalTail(seat.file)) {
      int partition =
          lastlease.hub.kafka.Places.partition(
              new SeatId(seat.name, String.valueOf(tail.id(seat.name))), 6);
      for (MemberDescription member : Broker.members(admin, EVENT)) {
        boolean has =
            member.assignment().topicPartitions().stream()
                .anyMatch(one -> one.topic().endsWith(".journals") && one.partition() == partition);
        for (HubProcess hub : hubs) {
          if (has && member.clientId().equals("lastlease-" + hub.pid())) {
            return hub;
          }
        }
      }
    }
    throw new AssertionError("nobody has the session");
  }

  private HubProcess start(String name, int port, List<String> more) throws IOException {
    HubProcess hub = HubProcess.start(home.resolve(name), port, EVENT, environment, more);
    started.add(hub);
    return hub;
  }

  @Test
  void whateverIsKilledNoFrameIsLostAndNoAlertComesTwice() throws Exception {
    try (Broker broker = Broker.start(home.resolve("broker"));
        Receiver receiver = new Receiver(0)) {
      environment =
          Map.of(
              "LASTLEASE_ALERT_WEBHOOK", receiver.address(),
              "LASTLEASE_ALERT_DESKTOP", "false",
              "LASTLEASE_ALERT_BELL", "false");
      List<String> more = List.of("--kafka", broker.address(), "--kafka-partitions", "6");
      List<HubProcess> hubs = new ArrayList<>();
      boolean well = false;
      try {
        for (int i = 0; i < 3; i++) {
          hubs.add(start("hub" + i, Broker.freePort(), more));
        }
        for (HubProcess hub : hubs) {
          assertEquals(hubs.get(0).ready().join(), hub.ready().join(), "one event, one token");
        }
        rooms(broker, receiver, hubs, more);
        well = true;
      } finally {
        for (HubProcess hub : started) {
          hub.close();
          if (!well) {
            System.err.println(hub.said());
          }
        }
      }
    }
  }

  private void rooms(Broker broker, Receiver receiver, List<HubProcess> hubs, List<String> more)
      throws Exception {
    try (Seat a = new Seat("A", BEGIN, hubs.get(0));
        Seat b = new Seat("B", BEGIN.minusSeconds(5), hubs.get(1));
        Seat c = new Seat("C", BEGIN.plusSeconds(3), hubs.get(2))) {
      for (Seat seat : List.of(a, b, c)) {
        seat.firstHalf();
      }
      for (HubProcess hub : hubs) {
        seconds(
            "all rooms are told of",
            () -> List.of(a, b, c).stream().allMatch(seat -> knows(hub, seat)));
      }
      HubProcess killed = owner(broker, a, hubs);
      killed.kill();
      hubs.remove(killed);
      long begun = System.nanoTime();
      for (Seat seat : List.of(a, b, c)) {
        seat.to(hubs.get(0));
      }
      a.secondHalf();
      String all = a.expected();
      double waited = (System.nanoTime() - begun) / 1e9;
      double took =
          waited
              + seconds("another hub has taken over", () -> hubs.get(1).get(a.page()).equals(all));
      System.err.println("taken over " + Math.round(took) + " s after the kill");
      assertTrue(took < 45, "taken over after " + took + " s");

      broker.kill();
      b.secondHalf();
      String wanted = b.expected();
      broker.start();
      seconds("the broker is back", () -> hubs.get(1).get(b.page()).equals(wanted));

      hubs.add(start("fourth", Broker.freePort(), more));
      hubs.get(2).ready();
      for (int i = 0; i < 2; i++) {
        HubProcess old = hubs.remove(0);
        for (Seat seat : List.of(a, b, c)) {
          seat.to(hubs.get(0));
        }
        if (i == 1) {
          c.secondHalf();
        }
        old.stop();
        hubs.add(start("new" + i, old.port(), more));
        hubs.get(2).ready();
      }
      for (HubProcess hub : hubs) {
        for (Seat seat : List.of(a, b, c)) {
          String expected = seat.expected();
          assertNotEquals("", expected);
          seconds(
              seat.name + " is told as by one hub", () -> hub.get(seat.page()).equals(expected));
        }
      }
      alerts(receiver, broker);
    }
  }

  private static boolean knows(HubProcess hub, Seat seat) {
    try {
      return !hub.get(seat.page()).isEmpty();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** By key, as a receiver knows them: what came twice, came under one key. */
  private static void alerts(Receiver receiver, Broker broker) throws InterruptedException {
    Set<String> keys = new HashSet<>();
    List<String> opened = new ArrayList<>();
    Optional<Receiver.Got> next = Optional.of(receiver.next());
    while (next.isPresent()) {
      Receiver.Got got = next.get();
      if (keys.add(got.key())) {
        assertTrue(!got.body().contains("\"RESOLVED\""), got.body());
        if (got.body().contains("\"OPENED\"")) {
          opened.add(got.body());
        }
      }
      next = receiver.within(1_500);
    }
    assertEquals(1, opened.size(), () -> opened + "; kept: " + ControlRecords.of(broker, EVENT));
  }
}
