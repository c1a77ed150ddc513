package lastlease.reports.render;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import lastlease.reports.AdviceCode;
import lastlease.reports.Client;
import lastlease.reports.EvidenceCode;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import org.jspecify.annotations.Nullable;

/** Reports for the tests, with one thing changed. */
final class Variants {
  private Variants() {}

  /** Read from then until then, with these gaps. */
  static PoolReport spanning(PoolReport r, Instant from, Instant to, List<PoolReport.Gap> gaps) {
    return input(r, from, to, gaps, r.input().sources());
  }

  /** Of a file that has frames of link types that cannot be read. */
  static PoolReport unread(PoolReport r, Map<String, Long> unread) {
    PoolReport.Input i = r.input();
    PoolReport.Source source =
        new PoolReport.Source("venue.pcap", "file", List.of("LINKTYPE-281"), unread);
    return input(r, i.from(), i.to(), i.gaps(), List.of(source));
  }

  private static PoolReport input(
      PoolReport r,
      @Nullable Instant from,
      @Nullable Instant to,
      List<PoolReport.Gap> gaps,
      List<PoolReport.Source> sources) {
    PoolReport.Input i = r.input();
    PoolReport.Input input =
        new PoolReport.Input(
            sources,
            from,
            to,
            i.frames(),
            i.relevantFrames(),
            i.malformedFrames(),
            i.framesWithoutTime(),
            i.copies(),
            i.lostFrames(),
            gaps,
            i.segmentsOmitted());
    return report(r, input, r.segments());
  }

  private static PoolReport report(PoolReport r, PoolReport.Input input, List<Segment> segments) {
    return new PoolReport(
        r.schema(),
        r.tool(),
        r.generatedAt(),
        r.title(),
        r.language(),
        r.options(),
        input,
        r.verdict(),
        r.confidence(),
        r.severity(),
        r.now(),
        segments);
  }

  /** Without any segment: nothing that matters was seen. */
  static PoolReport empty(PoolReport r) {
    return report(r, r.input(), List.of());
  }

  /** Each client changed. */
  static PoolReport clients(PoolReport r, UnaryOperator<Client> change) {
    Segment s = r.segments().get(0);
    return segment(
        r, s, s.pools(), s.servers(), s.clients().stream().map(change).toList(), s.incidents());
  }

  /** Each incident changed; the segment's claim is that of the first. */
  static PoolReport incidents(PoolReport r, UnaryOperator<Incident> change) {
    Segment s = r.segments().get(0);
    return segment(
        r, s, s.pools(), s.servers(), s.clients(), s.incidents().stream().map(change).toList());
  }

  static PoolReport pools(PoolReport r, UnaryOperator<Segment.Pool> change) {
    Segment s = r.segments().get(0);
    List<Segment.Pool> pools = s.pools().stream().map(change).toList();
    return segment(r, s, pools, s.servers(), s.clients(), s.incidents());
  }

  static PoolReport servers(PoolReport r, UnaryOperator<Segment.Server> change) {
    Segment s = r.segments().get(0);
    List<Segment.Server> servers = s.servers().stream().map(change).toList();
    return segment(r, s, s.pools(), servers, s.clients(), s.incidents());
  }

  /** Nobody is seen to wait. */
  static PoolReport idle(PoolReport r) {
    Segment s = r.segments().get(0);
    Segment idle =
        new Segment(
            s.id(),
            s.verdict(),
            s.confidence(),
            s.severity(),
            s.now(),
            s.vantage(),
            s.ownAddresses(),
            s.pools(),
            s.servers(),
            s.totals(),
            s.clients(),
            s.timeline().stream()
                .map(point -> new Segment.TimelinePoint(point.at(), point.served(), 0, 0))
                .toList(),
            s.answerTimes(),
            s.incidents());
    return report(r, r.input(), List.of(idle));
  }

  /** So many frames came in others' names. */
  static PoolReport foreign(PoolReport r, long frames) {
    Segment.Totals t = r.segments().get(0).totals();
    return totals(r, new Segment.Totals(t.clients(), t.byOutcome(), t.clientsOmitted(), frames));
  }

  /** So many devices, of which some are not listed, and some of those made up by a flood. */
  static PoolReport totals(PoolReport r, long clients, long omitted, long madeUp) {
    Segment.Totals t = r.segments().get(0).totals();
    return totals(
        r, new Segment.Totals(clients, t.byOutcome(), omitted, t.foreignFrames(), madeUp, 0, 0));
  }

  /** So many incidents are not listed, and so many entries of addresses were forgotten. */
  static PoolReport leftOut(PoolReport r, long incidents, long addresses) {
    Segment.Totals t = r.segments().get(0).totals();
    return totals(
        r,
        new Segment.Totals(
            t.clients(), t.byOutcome(), t.clientsOmitted(), 0, 0, incidents, addresses));
  }

  private static PoolReport totals(PoolReport r, Segment.Totals totals) {
    Segment s = r.segments().get(0);
    Segment changed =
        new Segment(
            s.id(),
            s.verdict(),
            s.confidence(),
            s.severity(),
            s.now(),
            s.vantage(),
            s.ownAddresses(),
            s.pools(),
            s.servers(),
            totals,
            s.clients(),
            s.timeline(),
            s.answerTimes(),
            s.incidents());
    return report(r, r.input(), List.of(changed));
  }

  private static PoolReport segment(
      PoolReport r,
      Segment s,
      List<Segment.Pool> pools,
      List<Segment.Server> servers,
      List<Client> clients,
      List<Incident> incidents) {
    Segment changed =
        new Segment(
            s.id(),
            s.verdict(),
            incidents.isEmpty() ? s.confidence() : incidents.get(0).confidence(),
            s.severity(),
            s.now(),
            s.vantage(),
            s.ownAddresses(),
            pools,
            servers,
            s.totals(),
            clients,
            s.timeline(),
            s.answerTimes(),
            incidents);
    return report(r, r.input(), List.of(changed));
  }

  /** The same with other ends, victims and gravity. */
  static Incident incident(
      Incident i,
      lastlease.reports.Confidence confidence,
      lastlease.reports.Severity severity,
      @Nullable Instant ended,
      Incident.@Nullable EndCode because,
      List<String> clients) {
    return new Incident(
        i.id(),
        i.verdict(),
        confidence,
        severity,
        i.rivals(),
        i.began(),
        i.detected(),
        ended,
        because,
        clients,
        i.evidence(),
        i.advice(),
        i.revisions(),
        i.ruledOut());
  }

  /** The same without evidence of a kind. */
  static Incident without(Incident i, EvidenceCode code) {
    return new Incident(
        i.id(),
        i.verdict(),
        i.confidence(),
        i.severity(),
        i.rivals(),
        i.began(),
        i.detected(),
        i.ended(),
        i.endedBecause(),
        i.clients(),
        i.evidence().stream().filter(one -> one.code() != code).toList(),
        i.advice(),
        i.revisions(),
        i.ruledOut());
  }

  /** The same with advice of one kind only. */
  static Incident advising(Incident i, AdviceCode code) {
    return new Incident(
        i.id(),
        i.verdict(),
        i.confidence(),
        i.severity(),
        i.rivals(),
        i.began(),
        i.detected(),
        i.ended(),
        i.endedBecause(),
        i.clients(),
        i.evidence(),
        i.advice().stream().filter(one -> one.code() == code).toList(),
        i.revisions(),
        i.ruledOut());
  }

  /** A device that is on link-local no more. */
  static Client recovered(Client c) {
    return changed(c, c.mac(), Client.Outcome.BOUND, "10.0.0.10");
  }

  static Client withMac(Client c, String mac) {
    return changed(c, mac, c.outcome(), c.address());
  }

  /** A device with an address, to which that and no more happened. */
  static Client bound(Client c, List<Client.Event> events) {
    return changed(c, c.mac(), Client.Outcome.BOUND, "10.0.0.10", false, events);
  }

  /** A device that has no address any more, to which that and no more happened. */
  static Client left(Client c, List<Client.Event> events) {
    return changed(c, c.mac(), Client.Outcome.UNDETERMINED, null, false, events);
  }

  private static Client changed(
      Client c, @Nullable String mac, Client.Outcome outcome, @Nullable String address) {
    return changed(c, mac, outcome, address, c.own(), c.events());
  }

  private static Client changed(
      Client c,
      @Nullable String mac,
      Client.Outcome outcome,
      @Nullable String address,
      boolean own,
      List<Client.Event> events) {
    return new Client(
        c.id(),
        mac,
        c.clientIdentifier(),
        c.hostname(),
        c.ouiVendor(),
        c.vendorClass(),
        c.randomizedMac(),
        own,
        outcome,
        address,
        c.linkLocalAddress(),
        c.linkLocalAt(),
        c.discovers(),
        c.firstDiscover(),
        c.lastDiscover(),
        c.answeredMillisSinceFirstDiscover(),
        c.answeredMillisSinceLatestDiscover(),
        c.answerBasis(),
        events,
        c.eventsOmitted());
  }
}
