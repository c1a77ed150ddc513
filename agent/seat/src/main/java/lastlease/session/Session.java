package lastlease.session;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lastlease.capture.Journal;
import lastlease.capture.LinkTypes;
import lastlease.diagnose.Diagnosis;
import lastlease.diagnose.Settings;
import lastlease.reports.PoolReport;
import lastlease.wire.Decoder;
import lastlease.wire.Frame;
import lastlease.wire.Ipv4;
import lastlease.wire.MacAddress;
import lastlease.wire.Observation;
import org.jspecify.annotations.Nullable;

/**
 * What the core consumed, in its order, and the core itself. Live and replayed sessions are this
 * one thing: whatever comes in is written to the journal first, if there is one, so that replaying
 * the journal gives the same report.
 */
public final class Session {
  private final Diagnosis diagnosis;
  private @Nullable Journal journal;
  private final String name;
  private final String kind;
  private final @Nullable String title;
  private final List<String> pools;
  private final List<String> servers;
  private final List<Source> sources = new ArrayList<>();
  private long frames;
  private long relevant;
  private boolean reveal;

  private Session(SessionRecord start, @Nullable Journal journal) {
    this.journal = journal;
    this.name = start.text("name");
    this.kind = start.text("source");
    String told = start.text("title");
    this.title = told.isEmpty() ? null : told;
    this.pools = start.list("pools");
    this.servers = start.list("servers");
    this.diagnosis =
        new Diagnosis(
            new Settings(
                pools.stream().map(Settings.PoolOption::parse).toList(),
                servers.stream().map(Ipv4::parse).toList()));
  }

  /** What a session begins with. */
  public static SessionRecord start(
      String name, String source, @Nullable String title, Settings settings, long micros) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", name);
    values.put("source", source);
    values.put("title", title == null ? "" : title);
    values.put("pools", settings.pools().stream().map(Settings.PoolOption::text).toList());
    values.put("servers", settings.servers().stream().map(Ipv4::toString).toList());
    return new SessionRecord("start", micros, values);
  }

  /** Begins a session; the journal's first record is how it begins. */
  public static Session begin(SessionRecord start, @Nullable Journal journal) throws IOException {
    Session session;
    try {
      session = new Session(start, journal);
    } catch (IllegalArgumentException e) {
      throw new SessionRecord.Damaged("pools or servers that are none", e);
    }
    session.write(start);
    return session;
  }

  /** From now on, what comes in is written to a journal, or nowhere. */
  public void goOn(@Nullable Journal next) {
    journal = next;
  }

  /** Shows who clients are in its reports. */
  public void reveal(boolean revealed) {
    reveal = revealed;
  }

  /** The frames of one link type: they are numbered as the journal's file of that type has them. */
  private static final class Source {
    private final int linkType;
    private long frames;

    Source(int linkType) {
      this.linkType = linkType;
    }
  }

  private int source(int linkType) {
    for (int i = 0; i < sources.size(); i++) {
      if (sources.get(i).linkType == linkType) {
        return i;
      }
    }
    sources.add(new Source(linkType));
    return sources.size() - 1;
  }

  /** Takes a frame; gives it its number. */
  public void frame(Frame captured) throws IOException {
    int source = source(captured.linkType());
    frames++;
    Frame frame =
        new Frame(
            source,
            ++sources.get(source).frames,
            captured.micros(),
            captured.point(),
            captured.linkType(),
            captured.bytes(),
            captured.originalLength());
    if (journal != null) {
      journal.frame(frame);
    }
    Observation observation = Decoder.decode(frame);
    if (observation == null) {
      diagnosis.advance(frame.micros());
    } else {
      relevant++;
      diagnosis.observe(observation);
    }
  }

  /** Takes a record: of the machine's own addresses, of time, gaps and losses. */
  public void record(SessionRecord record) throws IOException {
    write(record);
    switch (record.kind()) {
      case "own" -> diagnosis.observe(own(record));
      case "advance" -> diagnosis.advance(record.micros());
      case "gap" -> diagnosis.gap(record.number("from"), record.micros(), record.text("reason"));
      case "lost" -> diagnosis.lost(record.number("frames"));
      case "end" -> {
        diagnosis.advance(record.micros());
        diagnosis.finish();
      }
      default -> {
        // A record of a newer version: what it tells is not known here.
      }
    }
  }

  /** Lets time pass without writing it down: only what is long matters to a replay. */
  public void advance(long micros) {
    diagnosis.advance(micros);
  }

  private void write(SessionRecord record) throws IOException {
    if (journal != null) {
      journal.record(record.micros(), record.json());
    }
  }

  private static Observation.OwnAddress own(SessionRecord record) throws SessionRecord.Damaged {
    try {
      return address(record);
    } catch (IllegalArgumentException e) {
      throw new SessionRecord.Damaged("an own address that is none", e);
    }
  }

  private static Observation.OwnAddress address(SessionRecord record) {
    String server = record.text("server");
    String router = record.text("router");
    return new Observation.OwnAddress(
        new Observation.Seen(record.micros(), record.text("point"), "", 0, 0),
        record.text("iface"),
        MacAddress.parse(record.text("mac")),
        Ipv4.parse(record.text("address")),
        Math.min(32, Math.max(0, (int) record.number("prefixLength"))),
        record.truth("present"),
        record.truth("byDesign"),
        server.isEmpty() ? null : Ipv4.parse(server),
        record.values().containsKey("leaseSeconds") ? record.number("leaseSeconds") : null,
        router.isEmpty() ? null : Ipv4.parse(router));
  }

  public Diagnosis diagnosis() {
    return diagnosis;
  }

  public long frames() {
    return frames;
  }

  /** What can be told now. */
  public PoolReport report(Instant generatedAt) {
    List<PoolReport.Source> told = new ArrayList<>();
    for (Source source : sources) {
      told.add(
          new PoolReport.Source(name, kind, List.of(LinkTypes.name(source.linkType)), Map.of()));
    }
    if (told.isEmpty()) {
      told.add(new PoolReport.Source(name, kind, List.of(), Map.of()));
    }
    PoolReport.Input input =
        new PoolReport.Input(told, null, null, frames, relevant, Map.of(), 0, 0, 0, List.of(), 0);
    return diagnosis.report(
        new Diagnosis.Head(
            new PoolReport.Tool("lastlease", Version.number()),
            generatedAt.truncatedTo(java.time.temporal.ChronoUnit.MICROS),
            title,
            new PoolReport.Options(pools, servers, reveal),
            input));
  }
}
