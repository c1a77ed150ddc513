/**
 * What shows that a server is there: signs of life, and the address checks by which one is heard
 * even where its answers are not. In come sightings and ARP requests; out go signs and how long the
 * row of a server's checks is. It may use {@code moment}, {@code around} and {@code wire}.
 */
@NullMarked
package lastlease.track.server;

import org.jspecify.annotations.NullMarked;
