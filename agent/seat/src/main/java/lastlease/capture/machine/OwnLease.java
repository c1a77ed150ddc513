package lastlease.capture.machine;

import org.jspecify.annotations.Nullable;

/**
 * What the system tells of the lease of one of its own addresses.
 *
 * @param server DHCP server identifier, dotted quad
 * @param seconds lease time
 * @param router first default router, dotted quad
 */
public record OwnLease(@Nullable String server, @Nullable Long seconds, @Nullable String router) {}
