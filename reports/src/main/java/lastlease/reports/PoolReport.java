package lastlease.reports;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that lastlease has to say about a time and a place: the one value that every output
 * renders. Field names are those of the JSON, schema {@value #SCHEMA}. Times are UTC, truncated to
 * microseconds; durations are numbers in the unit that the name ends with; an absent fact is null.
 *
 * @param generatedAt when the report was made; the only field that a rebuilt report may differ in
 * @param title what the user calls the event, or null
 * @param language IETF tag of the language of all {@code text} fields, {@code en} or {@code ja}
 * @param verdict of the whole time: the gravest incident, ended ones included
 * @param confidence null for {@link Verdict#UNDETERMINED}
 * @param severity of the gravest incident; null where there is none
 */
public record PoolReport(
    String schema,
    Tool tool,
    Instant generatedAt,
    @Nullable String title,
    String language,
    Options options,
    Input input,
    Verdict verdict,
    @Nullable Confidence confidence,
    @Nullable Severity severity,
    Now now,
    List<Segment> segments) {

  /** Fields and enum values may be added within a schema number; consumers ignore unknown ones. */
  public static final String SCHEMA = "lastlease.report/1";

  /**
   * One that claims nothing, since nothing was read for it.
   *
   * @param revealed what {@link Options#revealed} is to be
   */
  public static PoolReport ofNothing(
      Tool tool,
      Instant generatedAt,
      @Nullable String title,
      boolean revealed,
      List<Segment> segments) {
    return new PoolReport(
        SCHEMA,
        tool,
        generatedAt,
        title,
        "",
        new Options(List.of(), List.of(), revealed),
        new Input(List.of(), null, null, 0, 0, Map.of(), 0, 0, 0, List.of(), 0),
        Verdict.UNDETERMINED,
        null,
        null,
        new Now(Verdict.UNDETERMINED, null, null, null),
        segments);
  }

  /** The same with other segments, as where names are hidden in them. */
  public PoolReport with(List<Segment> others) {
    return copy(language, options, input, others);
  }

  /** The same, with all texts of the segments in a language. */
  public PoolReport in(String tag, List<Segment> translated) {
    return copy(tag, options, input, translated);
  }

  /** The same, with another account of what was read. */
  public PoolReport with(Input other) {
    return copy(language, options, other, segments);
  }

  /** The same by other options. */
  public PoolReport with(Options other) {
    return copy(language, other, input, segments);
  }

  private PoolReport copy(String tag, Options by, Input read, List<Segment> told) {
    return new PoolReport(
        schema, tool, generatedAt, title, tag, by, read, verdict, confidence, severity, now, told);
  }

  public record Tool(String name, String version) {}

  /**
   * What the result depends on beside the frames.
   *
   * @param pools the {@code --pool} options as given
   * @param servers the {@code --server} options: the venue's own servers, dotted quads
   * @param router what the venue's server is, as {@code --router} names it; null if not named
   * @param contact who measured, and how to reach them; null if not told
   * @param revealed whether MAC addresses, hostnames and client identifiers of clients are shown
   */
  public record Options(
      List<String> pools,
      List<String> servers,
      boolean revealed,
      @Nullable String router,
      @Nullable String contact) {
    /** Without router and contact. */
    public Options(List<String> pools, List<String> servers, boolean revealed) {
      this(pools, servers, revealed, null, null);
    }
  }

  /**
   * What was read.
   *
   * @param from time of the first frame, null without any
   * @param to the core's time at the end
   * @param frames all frames, also those that have nothing to do with DHCP
   * @param malformedFrames frames that could not be decoded, by reason
   * @param framesWithoutTime counted and numbered, not diagnosed
   * @param copies frames that were captured twice
   * @param lostFrames dropped by the kernel or by the agent's own queue
   * @param segmentsOmitted segments that were seen and are not listed, since there were too many;
   *     counted up to 65,536
   */
  public record Input(
      List<Source> sources,
      @Nullable Instant from,
      @Nullable Instant to,
      long frames,
      long relevantFrames,
      Map<String, Long> malformedFrames,
      long framesWithoutTime,
      long copies,
      long lostFrames,
      List<Gap> gaps,
      long segmentsOmitted) {

    /** The gaps that are times of blindness. */
    public List<Gap> blindGaps() {
      return gaps.stream().filter(Gap::blind).toList();
    }
  }

  /** The times of blindness that matter: a network may be quiet while nobody waits for anything. */
  public List<Gap> missing() {
    return input.blindGaps().stream()
        .filter(gap -> !gap.mayBeQuiet() || segments.stream().anyMatch(gap::hides))
        .toList();
  }

  /**
   * @param kind {@code file}, {@code stream} or {@code interface}
   * @param linkTypes names as in the tcpdump.org list, e.g. {@code EN10MB}
   * @param unreadFrames how many frames were skipped since their link type cannot be read, by type
   */
  public record Source(
      String name, String kind, List<String> linkTypes, Map<String, Long> unreadFrames) {}

  /**
   * A time of blindness, from which no verdict is drawn; or a moment from which on the frames'
   * clock does not tell the time that this report tells, and nothing is missing.
   *
   * @param reason of blindness {@code time-jump}, {@code suspended}, {@code interface-down}, {@code
   *     agent-stopped}; of a moment {@code clock-step} (the machine's clock was set) or {@code
   *     time-shift} (the time in a capture steps back)
   * @param shiftMillis by how much the clock was set, forward if positive; null of blindness
   */
  public record Gap(Instant from, Instant to, String reason, @Nullable Long shiftMillis) {
    /** A time of blindness. */
    public Gap(Instant from, Instant to, String reason) {
      this(from, to, reason, null);
    }

    /** What a capture has where no frame came for a while: a quiet network, or its own pause. */
    private static final String QUIET = "time-jump";

    /** So long a silence is told in any case: what was known before it may be history. */
    private static final Duration LONG = Duration.ofHours(1);

    /** Whether nothing could be seen. */
    public boolean blind() {
      return shiftMillis == null;
    }

    /** From its beginning to its end. */
    public Duration length() {
      return Duration.between(from, to);
    }

    private boolean mayBeQuiet() {
      return reason.equals(QUIET) && length().compareTo(LONG) < 0;
    }

    /** Whether something was to be expected: an incident was open, or somebody waited. */
    private boolean hides(Segment segment) {
      return segment.incidents().stream().anyMatch(this::isWithin)
          || segment.timeline().stream()
              .filter(point -> !point.at().isAfter(from))
              .reduce((before, last) -> last)
              .filter(point -> point.waiting() > 0)
              .isPresent();
    }

    private boolean isWithin(Incident incident) {
      Instant ended = incident.ended();
      return incident.began().isBefore(to) && (ended == null || ended.isAfter(from));
    }
  }

  /** The state at the last moment. {@code since} is null without any frame. */
  public record Now(
      Verdict verdict,
      @Nullable Confidence confidence,
      @Nullable Severity severity,
      @Nullable Instant since) {}
}
