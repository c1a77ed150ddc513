package lastlease.track;

import lastlease.track.moment.Sighting;
import lastlease.wire.DhcpMessage;
import lastlease.wire.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * A DISCOVER or INIT-REBOOT, or a REQUEST that follows no DISCOVER, as a flood is recognised from
 * it.
 *
 * @param source Ethernet source; null where the link has none, or a relay hides it
 */
public record Asked(
    long micros,
    @Nullable MacAddress source,
    ClientRecord client,
    DhcpMessage message,
    Sighting at) {}
