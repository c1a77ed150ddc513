package lastlease.reports.render;

import java.util.Map;
import java.util.TreeMap;
import lastlease.reports.Client;
import lastlease.reports.EvidenceCode;
import lastlease.reports.Incident;
import lastlease.reports.PoolReport;
import lastlease.reports.Segment;
import lastlease.reports.VendorFamily;

/**
 * Hides who clients are, unless the user asked to reveal it: MAC addresses and names are personal.
 * Of vendor classes the family is left.
 */
public final class Redaction {
  private Redaction() {}

  /** The report as it may be shown; servers always are, since the venue must find them. */
  public static PoolReport apply(PoolReport r) {
    if (r.options().revealed()) {
      return r;
    }
    return r.with(r.segments().stream().map(Redaction::segment).toList());
  }

  private static Segment segment(Segment s) {
    return s.with(
        s.vantage(),
        s.clients().stream().map(Redaction::client).toList(),
        s.incidents().stream().map(Redaction::apply).toList());
  }

  /** An incident as it may be shown to those who asked for nothing more, e.g. in a chat. */
  static Incident apply(Incident i) {
    return i.with(
        i.evidence().stream().map(Redaction::evidence).toList(),
        i.advice(),
        i.revisions(),
        i.ruledOut());
  }

  static Incident.Evidence evidence(Incident.Evidence e) {
    if (e.code() != EvidenceCode.GROUP_IN_COMMON
        || !"vendor-class".equals(e.params().get("what"))) {
      return e;
    }
    Map<String, Object> params = new TreeMap<>(e.params());
    String family = VendorFamily.of(String.valueOf(params.get("value")));
    params.put("value", family == null ? "" : family);
    return new Incident.Evidence(
        e.at(), e.weight(), e.code(), params, e.text(), e.frames(), e.framesOmitted());
  }

  private static Client client(Client c) {
    return new Client(
        c.id(),
        null,
        null,
        null,
        c.ouiVendor(),
        VendorFamily.of(c.vendorClass()),
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
        c.eventsOmitted(),
        c.lastSeen());
  }
}
