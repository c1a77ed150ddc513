package lastlease.simulator;

import java.util.List;
import java.util.Random;
import lastlease.simulator.ClientKind.Fallback;
import lastlease.simulator.ClientKind.NewXid;
import lastlease.simulator.ClientKind.OnceBound;
import lastlease.simulator.ClientKind.Requests;
import lastlease.simulator.ClientKind.Secs;

/** Clients as measured or as their sources say, and some that nobody ever measured. */
public final class ClientKinds {
  private static final Gaps APPLE =
      (random, sent, elapsed) -> {
        double[] next = {1, 3, 7, 15};
        double[] width = {1, 2, 3, 4};
        if (sent >= 10) {
          return -60;
        }
        return sent <= 4
            ? Math.max(0.5, next[sent - 1] + width[sent - 1] * random.nextDouble() - elapsed)
            : 8;
      };

  private ClientKinds() {}

  public static ClientKind draw(Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> dhcpcd(random);
      case 1 -> udhcpc();
      case 2 -> dhclient();
      case 3 -> networkd(random);
      case 4, 5 -> apple();
      case 6, 7 -> android();
      case 8 -> windows(random);
      case 9 -> networkManager();
      case 10 -> appliance(random);
      default -> invented(random);
    };
  }

  public static ClientKind dhcpcd(Random random) {
    return new ClientKind(
        "dhcpcd",
        Gaps.of(1, 4, 8, 16, 32, 64),
        NewXid.PER_ATTEMPT,
        Secs.ELAPSED,
        0,
        Fallback.ARP,
        5,
        5.2,
        OnceBound.LATE_PROBES,
        false,
        random.nextInt(3) == 0,
        0.3,
        Requests.DOUBLING,
        "dhcpcd-9.4.1:Linux-6.1.0:x86_64:GenuineIntel",
        List.of(1, 121, 33, 3, 6, 12, 15, 26, 28, 51, 54, 58, 59));
  }

  public static ClientKind udhcpc() {
    return new ClientKind(
        "udhcpc",
        Gaps.rounds(Gaps.of(0.05, 3), 3, 23, 23.2),
        NewXid.PER_ROUND,
        Secs.ELAPSED,
        0,
        Fallback.ARP,
        9,
        10,
        OnceBound.ASKS_GATEWAY,
        false,
        false,
        0.1,
        Requests.THREE_TIMES,
        "udhcp 1.35.0",
        List.of(1, 3, 6, 12, 15, 28, 42));
  }

  public static ClientKind dhclient() {
    return new ClientKind(
        "dhclient",
        Gaps.dhclient(),
        NewXid.PER_ATTEMPT,
        Secs.ELAPSED,
        0,
        Fallback.ARP,
        60,
        63,
        OnceBound.ASKS_GATEWAY,
        false,
        false,
        0.2,
        Requests.DOUBLING,
        "",
        List.of(1, 28, 2, 3, 15, 6, 12));
  }

  public static ClientKind networkd(Random random) {
    return new ClientKind(
        "networkd",
        Gaps.of(0.2, 3.3 + random.nextDouble() * 1.3, 3.5, 8, 16, 32, 64),
        NewXid.PER_ATTEMPT,
        Secs.FROM_ONE,
        0,
        Fallback.ARP,
        -1,
        1.1,
        random.nextBoolean() ? OnceBound.SILENT : OnceBound.ASKS_GATEWAY,
        random.nextBoolean(),
        random.nextInt(3) == 0,
        0,
        Requests.DOUBLING,
        "",
        List.of(1, 3, 6, 12, 15, 26, 33, 119, 121));
  }

  public static ClientKind apple() {
    return new ClientKind(
        "apple",
        APPLE,
        NewXid.PER_ATTEMPT,
        Secs.ELAPSED,
        0,
        Fallback.QUICK_ARP,
        15,
        19,
        OnceBound.PROBES,
        true,
        false,
        0.8,
        Requests.QUICK_DOUBLING,
        "",
        List.of(1, 121, 3, 6, 15, 108, 114, 119, 252));
  }

  public static ClientKind android() {
    return new ClientKind(
        "android",
        Gaps.rounds(Gaps.of(0.1, 1, 2, 4, 8), 5, 15, 90),
        NewXid.PER_ATTEMPT,
        Secs.ELAPSED,
        0,
        Fallback.NEVER,
        0,
        0,
        OnceBound.ASKS_GATEWAY,
        true,
        true,
        0.9,
        Requests.QUICK_DOUBLING,
        "android-dhcp-13",
        List.of(1, 3, 6, 15, 26, 28, 51, 58, 59, 43, 114, 108));
  }

  public static ClientKind windows(Random random) {
    boolean old = random.nextInt(5) == 0;
    return new ClientKind(
        old ? "windows-xp" : "windows",
        old
            ? Gaps.rounds(Gaps.of(0.3, 6), 4, 300, 303)
            : Gaps.rounds(Gaps.of(1, 4, 4, 8), 4, 30, 300),
        NewXid.PER_ROUND,
        random.nextBoolean() ? Secs.ZERO : random.nextBoolean() ? Secs.SWAPPED : Secs.ELAPSED,
        0.5,
        Fallback.ARP,
        old ? 24 : 7,
        old ? 25 : 17,
        OnceBound.PROBES,
        false,
        false,
        old ? 0 : 0.4,
        Requests.DOUBLING,
        "MSFT 5.0",
        List.of(1, 3, 6, 15, 31, 33, 43, 44, 46, 47, 119, 121, 249, 252));
  }

  public static ClientKind networkManager() {
    return new ClientKind(
        "networkmanager",
        (random, sent, elapsed) -> {
          double gap = Math.min(16, 2 * Math.pow(2, sent - 1)) + random.nextDouble();
          return elapsed + gap > 45 ? -(45 - elapsed + 120) : gap;
        },
        NewXid.PER_ROUND,
        Secs.ELAPSED,
        0,
        Fallback.NEVER,
        0,
        0,
        OnceBound.ANNOUNCES,
        false,
        false,
        0.5,
        Requests.QUICK_DOUBLING,
        "",
        List.of(1, 2, 6, 12, 15, 26, 28, 121, 3, 33));
  }

  /** A small thing with a small stack: a printer, a camera, a till. */
  public static ClientKind appliance(Random random) {
    return new ClientKind(
        "appliance",
        Gaps.of(0.2, 2 + random.nextInt(9)),
        random.nextInt(3) == 0 ? NewXid.PER_MESSAGE : NewXid.PER_ATTEMPT,
        random.nextBoolean() ? Secs.ZERO : Secs.ELAPSED,
        0.5,
        random.nextBoolean() ? Fallback.NEVER : Fallback.MULTICAST_ONLY,
        20,
        60,
        random.nextBoolean() ? OnceBound.SILENT : OnceBound.ANNOUNCES,
        false,
        false,
        0,
        Requests.THREE_TIMES,
        "",
        List.of(1, 3, 6));
  }

  /** A kind that no rule can know. */
  public static ClientKind invented(Random random) {
    double first = 0.9 + random.nextDouble() * 5;
    double factor = random.nextInt(5) == 0 ? 1 : 1.5 + random.nextDouble();
    double longest = 8 + random.nextInt(80);
    int round = 3 + random.nextInt(8);
    double pause = 15 + random.nextInt(200);
    double late = random.nextInt(60);
    return new ClientKind(
        "invented",
        Gaps.rounds(
            (any, sent, elapsed) ->
                Math.min(longest, first * Math.pow(factor, sent - 1))
                    * (0.85 + 0.3 * any.nextDouble()),
            round,
            pause,
            pause * 1.3),
        NewXid.values()[random.nextInt(2)],
        Secs.values()[random.nextInt(4)],
        random.nextDouble(),
        Fallback.values()[random.nextInt(4)],
        late,
        late + 5,
        OnceBound.values()[random.nextInt(5)],
        random.nextInt(3) == 0,
        random.nextInt(6) == 0,
        random.nextDouble(),
        Requests.THREE_TIMES,
        "",
        List.of(1, 3, 6, 15));
  }
}
