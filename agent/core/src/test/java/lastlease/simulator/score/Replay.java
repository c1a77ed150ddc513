package lastlease.simulator.score;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.LongStream;
import lastlease.reports.Incident;
import lastlease.simulator.Clock;
import lastlease.simulator.Fault;
import lastlease.simulator.Venue;
import lastlease.wire.PcapBytes;
import org.jspecify.annotations.Nullable;

/**
 * Runs one venue again and shows what happened: {@code Replay [KIND:]SEED [PCAP]}; or many: {@code
 * Replay [KINDS:]FIRST+COUNT}.
 */
public final class Replay {
  private Replay() {}

  public static void main(String[] arguments) throws IOException {
    int colon = arguments[0].indexOf(':');
    String kinds = colon < 0 ? "" : arguments[0].substring(0, colon);
    String which = arguments[0].substring(colon + 1);
    int plus = which.indexOf('+');
    if (plus > 0) {
      long first = Long.parseLong(which.substring(0, plus));
      int count = Integer.parseInt(which.substring(plus + 1));
      System.out.println(
          kinds.isEmpty()
              ? many(first, count)
              : new ByKind(ByKind.named(kinds), first, count).told());
    } else {
      System.out.println(
          one(
              kinds.isEmpty() ? null : Fault.valueOf(kinds),
              Long.parseLong(which),
              arguments.length > 1 ? Path.of(arguments[1]) : null));
    }
  }

  static Accuracy accuracy(long first, int count) {
    return new Accuracy(
        LongStream.range(first, first + count)
            .parallel()
            .mapToObj(seed -> Result.of(null, seed))
            .toList());
  }

  private static String many(long first, int count) {
    Accuracy accuracy = accuracy(first, count);
    return accuracy.markdown() + "\n" + accuracy.failures();
  }

  /** All that happened in a venue, as text; the seat's frames go to a file, if one is given. */
  static String one(@Nullable Fault kind, long seed, @Nullable Path pcap) throws IOException {
    PcapBytes recorded = PcapBytes.ethernet();
    StringBuilder text = new StringBuilder();
    Venue venue = Result.venue(kind, seed, recorded);
    text.append(venue.draw).append('\n');
    long start = venue.clock.now();
    venue.truth.log(line -> text.append(line(venue.clock.now(), start, line.get())));
    venue.clock.run(venue.draw.seconds());
    Result result = Result.of(seed, venue);
    text.append("second victim's second DISCOVER: ");
    text.append(line(venue.truth.second(), start, ""));
    text.append("denied: ").append(venue.truth.denied()).append('\n');
    venue.seat.told().forEach(told -> text.append(line(told.at(), start, "says " + told)));
    venue
        .seat
        .report()
        .segments()
        .forEach(
            segment ->
                segment.incidents().forEach(incident -> text.append(evidence(incident, start))));
    text.append(result).append('\n');
    if (pcap != null) {
      Files.write(pcap, recorded.bytes());
    }
    return text.toString();
  }

  private static String evidence(Incident incident, long start) {
    StringBuilder text = new StringBuilder(incident.id() + " " + incident.clients() + "\n");
    for (Incident.Evidence fact : incident.evidence()) {
      long at = fact.at().toEpochMilli() * 1000;
      text.append(line(at, start, fact.weight() + " " + fact.code() + " " + fact.params()));
    }
    return text.toString();
  }

  private static String line(long at, long start, String what) {
    return String.format(Locale.ROOT, "%10.3f %s%n", (double) (at - start) / Clock.SECOND, what);
  }
}
