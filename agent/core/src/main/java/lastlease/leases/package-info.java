/**
 * What a DHCP server itself says of its leases. In come the texts of its lease table and of its
 * configuration, in the server's own format; out go {@link lastlease.leases.LeaseTable}s, the news
 * between two readings, and the book that the news add up to. Pure: somebody else reads the files.
 * The formats have a room of their own, {@code format}, which this package does not use. May use
 * wire.
 */
@NullMarked
package lastlease.leases;

import org.jspecify.annotations.NullMarked;
