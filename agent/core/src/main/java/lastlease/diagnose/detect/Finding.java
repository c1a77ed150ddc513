package lastlease.diagnose.detect;

import java.util.List;
import lastlease.diagnose.incident.Claim;
import lastlease.reports.Incident.Advice;
import lastlease.reports.Incident.Evidence;
import lastlease.track.ClientRecord;

/**
 * A fault that shows itself, as one catalogue entry finds it at a moment.
 *
 * @param began core time of its first frame
 * @param last core time of its latest frame: it has ceased when there is none for long
 */
public record Finding(
    Claim claim,
    long began,
    long last,
    List<ClientRecord> clients,
    List<Evidence> evidence,
    List<Advice> advice) {}
