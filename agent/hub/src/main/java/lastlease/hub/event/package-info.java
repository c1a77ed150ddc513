/**
 * One event: its sessions joined to a picture, and its incidents told to people. In come sessions
 * and the word that one of them changed ({@link lastlease.hub.event.EventHub}); out go pictures,
 * and alerts under names that no two incidents share ({@link lastlease.hub.event.EventAlerts}). It
 * may use the rooms {@code seat} and {@code secret}, and knows nothing of networks or of where
 * posts are kept.
 */
@NullMarked
package lastlease.hub.event;

import org.jspecify.annotations.NullMarked;
