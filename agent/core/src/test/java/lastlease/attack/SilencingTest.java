package lastlease.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.Function;
import lastlease.attack.Venue.Ask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Frames that pretend that victims were served: they go on asking, and that is told. */
class SilencingTest {
  /** A real outage. */
  enum Outage {
    FULL(Venue::full),
    FULL_AND_ALIVE(Venue::fullAndAlive),
    DEAD(Venue::dead);

    private final Function<Room, Venue> made;

    Outage(Function<Room, Venue> made) {
      this.made = made;
    }
  }

  /** Who the frames pretend to be of. */
  enum Source {
    OWN(Forger.OWN),
    SERVER(Venue.SERVER);

    private final long mac;

    Source(long mac) {
      this.mac = mac;
    }
  }

  private final Room room = new Room();

  @ParameterizedTest
  @EnumSource
  void offersAfterEachDiscoverOfTheVictims(Outage outage) {
    for (Source source : Source.values()) {
      Room one = new Room();
      Venue venue = outage.made.apply(one);
      for (Ask ask : venue.asks()) {
        one.forges(ask.at() + .05, offer(ask, source.mac));
      }
      Bar.of(one).holdsInOutage();
    }
  }

  private static byte[] offer(Ask ask, long source) {
    return Forger.offer(
        Venue.mac(ask.guest()),
        ask.xid(),
        Venue.address(90 + ask.guest()),
        Venue.SERVER_IP,
        source);
  }

  @ParameterizedTest
  @EnumSource
  void anAckEveryMinute(Outage outage) {
    Venue venue = outage.made.apply(room);
    double last = -60;
    for (Ask ask : venue.asks()) {
      if (ask.at() - last >= 58) {
        last = ask.at();
        room.forges(
            ask.at() + .1,
            Forger.ack(
                Venue.mac(ask.guest()),
                ask.xid(),
                Venue.address(90 + ask.guest()),
                Venue.SERVER_IP,
                Venue.SERVER));
      }
    }
    Bar.of(room).holdsInOutage();
  }

  @ParameterizedTest
  @EnumSource
  void anAckAfterEachDiscover(Outage outage) {
    Venue venue = outage.made.apply(room);
    for (Ask ask : venue.asks()) {
      room.forges(
          ask.at() + .1,
          Forger.ack(
              Venue.mac(ask.guest()),
              ask.xid(),
              Venue.address(90 + ask.guest()),
              Venue.SERVER_IP,
              Venue.SERVER));
    }
    Bar.of(room).holdsInOutage();
  }

  /** Nobody grants what nobody asked for: who comes after that is as new as it would be. */
  @ParameterizedTest
  @EnumSource
  void acksToGuestsWhoAreStillToCome(Source source) {
    Venue.died(room);
    int server = source == Source.OWN ? 0xC0A8_0101 : Venue.SERVER_IP;
    for (int i = 0; i < 850; i++) {
      int guest = 20 + i % 5;
      room.forges(
          24 + 1.02 * i,
          Forger.ack(
              Venue.mac(guest),
              Venue.xid(guest, 0),
              Venue.address(80 + i % 5),
              server,
              source.mac));
    }
    Bar.of(room).holdsInOutage();
  }

  /** Nothing shows that they were served but that they stop asking, and then they ask. */
  @Test
  void addressesTakenAndUsedInTheNamesOfGuestsWhoAreStillToCome() {
    Venue venue = Venue.quiet(room);
    for (int i = 0; i < 5; i++) {
      venue.denied(20 + 2 * i, 120 + 45 * i);
    }
    for (int i = 0; i < 40; i++) {
      int guest = 20 + 2 * (i % 5);
      long mac = Venue.mac(guest);
      int xid = Venue.xid(guest, 0);
      int address = Venue.address(80 + i % 5);
      double at = 122 + 1.02 * (i % 20) + 62 * (i / 20);
      room.forges(at, Forger.discover(mac, xid, mac));
      room.forges(at + .35, Forger.select(mac, xid, address, Venue.SERVER_IP, mac));
      room.forges(at + .7, Forger.arp(mac, address, address));
    }
    Bar.of(room).holdsInOutage();
  }

  @Test
  void offersThatNoClientHears() {
    Venue venue = Venue.full(room);
    for (Ask ask : venue.asks()) {
      room.sends(ask.at() + .2, offer(ask, Venue.SERVER));
    }
    Bar.of(room).outageIsTold();
  }

  @ParameterizedTest
  @EnumSource
  void requestsInTheVictimsNames(Outage outage) {
    Venue venue = outage.made.apply(room);
    for (Ask ask : venue.asks()) {
      room.forges(ask.at() + .6, request(ask, Venue.mac(ask.guest())));
    }
    Bar.of(room).holdsInOutage();
  }

  @Test
  void framesThatAreNotBelievedAreCounted() {
    Venue venue = Venue.full(room);
    for (Ask ask : venue.asks()) {
      room.forges(ask.at() + .6, request(ask, Forger.OWN));
    }
    assertEquals(0, foreign(room.honest()));
    assertEquals(venue.asks().size(), foreign(room.attacked()));
  }

  private static long foreign(Room.Played played) {
    return played.report().segments().get(0).totals().foreignFrames();
  }

  private static byte[] request(Ask ask, long source) {
    return Forger.select(
        Venue.mac(ask.guest()),
        ask.xid(),
        Venue.address(90 + ask.guest()),
        Venue.SERVER_IP,
        source);
  }

  @ParameterizedTest
  @EnumSource
  void requestsInTheVictimsNamesNowAndThen(Outage outage) {
    Venue venue = outage.made.apply(room);
    int i = 0;
    for (Ask ask : venue.asks()) {
      if (i++ % 3 == 0) {
        room.forges(ask.at() + .6, request(ask, Forger.OWN));
      }
    }
    Bar.of(room).holdsInOutage();
  }

  @ParameterizedTest
  @EnumSource
  void addressesAnnouncedInTheVictimsNames(Outage outage) {
    Venue venue = outage.made.apply(room);
    for (Ask ask : venue.asks()) {
      int address = Venue.address(90 + ask.guest());
      room.forges(ask.at() + .8, Forger.arp(Venue.mac(ask.guest()), address, address));
    }
    Bar.of(room).holdsInOutage();
  }

  @ParameterizedTest
  @EnumSource
  void requestsAndAnnouncementsInTheVictimsNames(Outage outage) {
    Venue venue = outage.made.apply(room);
    int i = 0;
    for (Ask ask : venue.asks()) {
      if (i++ % 3 != 2) {
        int address = Venue.address(90 + ask.guest());
        room.forges(ask.at() + .6, request(ask, Venue.mac(ask.guest())));
        room.forges(ask.at() + .8, Forger.arp(Venue.mac(ask.guest()), address, address));
      }
    }
    Bar.of(room).holdsInOutage();
  }

  @ParameterizedTest
  @EnumSource
  void releasesInTheVictimsNames(Outage outage) {
    Venue venue = outage.made.apply(room);
    for (Ask ask : venue.asks()) {
      room.forges(
          ask.at() + .6,
          Forger.release(
              Venue.mac(ask.guest()),
              7,
              Venue.address(90 + ask.guest()),
              Venue.SERVER_IP,
              Venue.mac(ask.guest())));
    }
    Bar.of(room).holdsInOutage();
  }

  @ParameterizedTest
  @EnumSource
  void declinesInTheVictimsNames(Outage outage) {
    Venue venue = outage.made.apply(room);
    for (Ask ask : venue.asks()) {
      room.forges(
          ask.at() + .6,
          Forger.decline(
              Venue.mac(ask.guest()),
              7,
              Venue.address(90 + ask.guest()),
              Venue.SERVER_IP,
              Venue.mac(ask.guest())));
    }
    Bar.of(room).holdsInOutage();
  }

  @ParameterizedTest
  @EnumSource
  void naksToTheVictims(Outage outage) {
    Venue venue = outage.made.apply(room);
    for (Ask ask : venue.asks()) {
      room.forges(
          ask.at() + .1,
          Forger.nak(Venue.mac(ask.guest()), ask.xid(), Venue.SERVER_IP, Venue.SERVER));
    }
    Bar.of(room).holdsInOutage();
  }
}
