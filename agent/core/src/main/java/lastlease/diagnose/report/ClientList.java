package lastlease.diagnose.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lastlease.diagnose.incident.IncidentFile;
import lastlease.diagnose.segment.SegmentCore;
import lastlease.reports.Client;
import lastlease.reports.Client.Outcome;
import lastlease.track.ClientRecord;
import lastlease.track.Clients;

/**
 * The clients of a segment as the report tells them. All are counted; names that a flood made up
 * are no devices of the venue, whom nobody wants to read one by one: they are listed only where an
 * incident names them, and written only where somebody needs them.
 */
final class ClientList {
  private final Collection<ClientRecord> records;
  private final ClientWriter writer;
  private final List<Client> listed = new ArrayList<>();
  private final List<Client> holders = new ArrayList<>();
  private final long[] outcomes = new long[Outcome.values().length];
  private int kept;
  private int unlisted;
  private long madeUpNamed;

  ClientList(SegmentCore core, long now) {
    this.records = core.track().clients().all();
    this.writer = new ClientWriter(now, core::isMadeUpName);
    Set<String> named = new HashSet<>();
    for (IncidentFile file : core.docket().files()) {
      named.addAll(file.incident().clients());
    }
    for (ClientRecord record : records) {
      outcomes[writer.outcome(record).ordinal()]++;
      boolean madeUp = core.isMadeUpName(record);
      boolean tells = !madeUp || !named.isEmpty() && named.contains(record.id());
      madeUpNamed += madeUp && tells ? 1 : 0;
      if (kept < Clients.LIMIT) {
        kept++;
        add(record, tells);
      }
    }
  }

  private void add(ClientRecord record, boolean tells) {
    unlisted += tells ? 0 : 1;
    if (tells || record.wasBound()) {
      Client client = writer.write(record);
      holders.add(client);
      if (tells) {
        listed.add(client);
      }
    }
  }

  /** Those that the report names, by first appearance. */
  List<Client> listed() {
    return listed;
  }

  /** All that ever had an address, and others: who held one when. */
  List<Client> holders() {
    return holders;
  }

  /**
   * All that are kept, up to the limit, by first appearance; written anew where some are not
   * listed.
   */
  List<Client> all() {
    return unlisted == 0 ? listed : records.stream().limit(kept).map(writer::write).toList();
  }

  /** How many {@link #all} has. */
  int size() {
    return kept;
  }

  /** How many ended how, each outcome told. */
  Map<Outcome, Long> outcomes() {
    Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      counts.put(outcome, outcomes[outcome.ordinal()]);
    }
    return counts;
  }

  /** The few of those that floods made up that an incident names. */
  long madeUpNamed() {
    return madeUpNamed;
  }
}
