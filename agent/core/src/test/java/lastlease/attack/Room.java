package lastlease.attack;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import lastlease.diagnose.Diagnosis;
import lastlease.diagnose.given.Settings;
import lastlease.diagnose.report.ReportHead;
import lastlease.leases.LeaseEntry;
import lastlease.leases.LeaseNews;
import lastlease.leases.LeasePool;
import lastlease.leases.LeaseSetup;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.simulator.Packets;
import lastlease.wire.Decoder;
import lastlease.wire.Frame;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import lastlease.wire.Observation;
import org.jspecify.annotations.Nullable;

/**
 * What is sent in a room, by honest stations and by one attacker, as a seat sees it that gets
 * broadcasts only. Times are seconds since the room was opened.
 */
final class Room {
  private static final long T0 = 1_795_000_000_000_000L;
  private static final int A_MINUTE = 60;

  /** How a core comes to know of something, at a core time. */
  private interface Known {
    void to(Player player, long micros);
  }

  private record Sent(double at, int order, Known known) {}

  private final List<Sent> honest = new ArrayList<>();
  private final List<Sent> forged = new ArrayList<>();
  private double end;
  private int vlan;

  /** What honest stations send from now on is tagged so; 0 for no tag. */
  void under(int tag) {
    vlan = tag;
  }

  /** An honest station sends a frame. */
  void sends(double at, byte[] frame) {
    byte[] seen = vlan == 0 ? frame : Packets.tagged(frame, vlan);
    knows(at, (player, micros) -> player.takes(micros, seen));
  }

  private void knows(double at, Known known) {
    honest.add(new Sent(at, honest.size(), known));
    end = Math.max(end, at);
  }

  /** The machine that the agent runs on has an address. */
  void owns(double at, long mac, int address) {
    knows(at, (player, micros) -> player.owns(micros, new MacAddress(mac), new Ipv4(address)));
  }

  /** The server's own table is read: addresses of a pool that it leases to devices. */
  void reads(double at, LeasePool pool, List<LeaseEntry> leases) {
    knows(at, (player, micros) -> player.reads(micros, pool, leases));
  }

  /** The attacker sends one. */
  void forges(double at, byte[] frame) {
    forged.add(new Sent(at, forged.size(), (player, micros) -> player.takes(micros, frame)));
    end = Math.max(end, at);
  }

  /** What was told in it, if nobody attacks. */
  Played honest() {
    return play(honest);
  }

  /** What was told in it, under attack. */
  Played attacked() {
    checkRate();
    return play(Stream.concat(honest.stream(), forged.stream()).toList());
  }

  private void checkRate() {
    List<Sent> sorted = forged.stream().sorted(Comparator.comparingDouble(Sent::at)).toList();
    for (int i = A_MINUTE; i < sorted.size(); i++) {
      if (sorted.get(i).at() - sorted.get(i - A_MINUTE).at() < 60) {
        throw new AssertionError("more than 60 frames a minute at " + sorted.get(i).at());
      }
    }
  }

  private Played play(List<Sent> frames) {
    Player player = new Player();
    frames.stream()
        .sorted(Comparator.comparingDouble(Sent::at).thenComparingInt(Sent::order))
        .forEach(one -> one.known().to(player, micros(one.at())));
    player.passes(micros(end));
    return player.played(end);
  }

  private static long micros(double seconds) {
    return T0 + Math.round(seconds * 1e6);
  }

  /** An incident as it was told at a time. */
  record Told(double at, Incident incident) {}

  /** Everything told of a room, in order, and the report of its end. */
  record Played(List<Told> told, double end, PoolReport report) {}

  private static final class Player {
    private final Diagnosis diagnosis = new Diagnosis(Settings.NONE);
    private final List<Told> told = new ArrayList<>();
    private final Map<String, String> last = new HashMap<>();
    private long frames;

    void takes(long micros, byte[] bytes) {
      passes(micros);
      @Nullable Observation observation =
          Decoder.decode(new Frame(0, ++frames, micros, Frame.CAPTURE, 1, bytes, bytes.length));
      if (observation == null) {
        throw new AssertionError("a frame that says nothing");
      }
      diagnosis.observe(observation);
      changes(micros);
    }

    void owns(long micros, MacAddress mac, Ipv4 address) {
      passes(micros);
      Observation.Seen seen = new Observation.Seen(micros, Frame.CAPTURE, "", 0, 0);
      diagnosis.observe(
          new Observation.OwnAddress(
              seen, "eth0", mac, address, 24, true, false, null, null, null));
      changes(micros);
    }

    void reads(long micros, LeasePool pool, List<LeaseEntry> leases) {
      passes(micros);
      LeaseSetup setup = new LeaseSetup(List.of(pool), List.of(), List.of(), null);
      diagnosis.leases(
          new LeaseNews("dnsmasq:leases", true, false, leases, List.of(), setup, null), micros);
      changes(micros);
    }

    void passes(long micros) {
      OptionalLong wake = diagnosis.nextWake();
      while (wake.isPresent() && wake.getAsLong() <= micros) {
        diagnosis.advance(wake.getAsLong());
        changes(wake.getAsLong());
        OptionalLong next = diagnosis.nextWake();
        if (next.isPresent() && next.getAsLong() <= wake.getAsLong()) {
          break;
        }
        wake = next;
      }
      diagnosis.advance(micros);
      changes(micros);
    }

    private void changes(long micros) {
      for (Diagnosis.Change change : diagnosis.changes()) {
        Incident one = change.incident();
        String what = one.verdict() + " " + one.confidence() + " " + one.severity() + one.ended();
        if (!what.equals(last.put(one.id(), what))) {
          told.add(new Told((micros - T0) / 1e6, one));
        }
      }
    }

    Played played(double end) {
      return new Played(
          List.copyOf(told),
          end,
          diagnosis.report(
              new ReportHead(
                  new PoolReport.Tool("attack", "0"),
                  Instant.EPOCH,
                  null,
                  new PoolReport.Options(List.of(), List.of(), false),
                  new PoolReport.Input(
                      List.of(), null, null, frames, frames, Map.of(), 0, 0, 0, List.of(), 0))));
    }
  }
}
