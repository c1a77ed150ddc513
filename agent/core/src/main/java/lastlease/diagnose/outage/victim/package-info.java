/**
 * Who asks in vain: a victim's DISCOVERs, which of several clients are one device that changed its
 * address, and who was served between two of them. In come clients and attempts; out go counts of
 * devices. It may use {@code track} and {@code wire}, and knows no episode.
 */
@NullMarked
package lastlease.diagnose.outage.victim;

import org.jspecify.annotations.NullMarked;
