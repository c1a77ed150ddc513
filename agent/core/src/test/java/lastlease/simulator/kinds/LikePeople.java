package lastlease.simulator.kinds;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import lastlease.reports.Verdict;
import lastlease.simulator.ClientKind;
import lastlease.simulator.ClientKinds;
import lastlease.simulator.Draw;
import lastlease.simulator.Fault;
import lastlease.simulator.Macs;
import lastlease.simulator.Station;
import lastlease.simulator.Venue;

/**
 * A flood that looks like people: phones and laptops by hostname, vendor class and option 55, that
 * retransmit as those do. No host is behind them: once served, none is ever heard by ARP.
 */
final class LikePeople implements Kind {
  private static final List<String> NAMES =
      List.of("Galaxy-S23-%d", "iPhone-%d", "DESKTOP-%05X", "Pixel-7-%d", "MacBook-Air-%d");

  @Override
  public Draw draw(Random r) {
    int newcomers = Plain.between(r, 6, 25);
    double spread = Plain.between(r, 150, 400);
    double at = spread * (0.2 + 0.3 * r.nextDouble());
    return Plain.draw(
        Fault.FLOOD_LIKE_PEOPLE,
        r,
        Plain.crowd(newcomers, spread, r.nextInt(15), r.nextInt(4)),
        Plain.service(r, Draw.serverKind(r), newcomers + Plain.between(r, 30, 250), Plain.lease(r)),
        at,
        at + Plain.between(r, 240, 500));
  }

  @Override
  public void begins(Venue venue) {
    Random r = venue.random;
    double rate = 0.4 + 3 * r.nextDouble();
    boolean randomised = r.nextBoolean();
    Attack.begins(venue, rate, Plain.between(r, 60, 300), () -> person(venue, randomised).joins());
  }

  private static Station person(Venue venue, boolean randomised) {
    Random r = venue.random;
    ClientKind kind =
        switch (r.nextInt(3)) {
          case 0 -> ClientKinds.apple();
          case 1 -> ClientKinds.android();
          default -> ClientKinds.windows(r);
        };
    long mac = randomised ? Macs.madeUp(r) : 0xA45E_6000_0000L | r.nextInt(0x100_0000);
    String name = String.format(Locale.ROOT, NAMES.get(r.nextInt(NAMES.size())), r.nextInt(90_000));
    return Station.ghost(venue.air, kind.mute(), mac, name);
  }

  @Override
  public boolean isInPoint(Venue venue) {
    return Attack.isInPoint(venue);
  }

  @Override
  public void judges(Said said) {
    Attack.judges(said, false);
    said.expectNever(Verdict.SERVER_UNREACHABLE);
  }
}
