package lastlease.reports.render;

import lastlease.reports.Client;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;

/**
 * Hides who clients are, unless the user asked to reveal it: MAC addresses and names are personal.
 */
public final class Redaction {
  private Redaction() {}

  /** The report as it may be shown; servers always are, since the venue must find them. */
  public static PoolReport apply(PoolReport r) {
    if (r.options().revealed()) {
      return r;
    }
    return new PoolReport(
        r.schema(),
        r.tool(),
        r.generatedAt(),
        r.title(),
        r.language(),
        r.options(),
        r.input(),
        r.verdict(),
        r.confidence(),
        r.severity(),
        r.now(),
        r.segments().stream().map(Redaction::segment).toList());
  }

  private static Segment segment(Segment s) {
    return new Segment(
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
        s.clients().stream().map(Redaction::client).toList(),
        s.timeline(),
        s.answerTimes(),
        s.incidents());
  }

  private static Client client(Client c) {
    return new Client(
        c.id(),
        null,
        null,
        null,
        c.ouiVendor(),
        c.vendorClass(),
        c.randomizedMac(),
        c.own(),
        c.outcome(),
        c.address(),
        c.linkLocalAddress(),
        c.linkLocalAt(),
        c.discovers(),
        c.firstDiscover(),
        c.lastDiscover(),
        c.answeredMillisSinceFirstDiscover(),
        c.answeredMillisSinceLatestDiscover(),
        c.answerBasis(),
        c.events(),
        c.eventsOmitted());
  }
}
