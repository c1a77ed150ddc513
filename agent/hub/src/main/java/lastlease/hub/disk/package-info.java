/**
 * An event kept on this machine's disk. In come posts; a session's journal is written byte for byte
 * ({@link lastlease.hub.disk.SeatStore}), read again after a restart, and fed to the session's
 * core; out go answers, and the word that something changed. It is an {@link
 * lastlease.hub.intake.Intake}, and may use the rooms below that.
 */
@NullMarked
package lastlease.hub.disk;

import org.jspecify.annotations.NullMarked;
