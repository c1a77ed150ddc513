/**
 * What a DHCP server itself says of its leases. In come the texts of its lease table and of its
 * configuration, in the server's own format; out go {@link lastlease.leases.LeaseTable}s, the news
 * between two readings, and the book that the news add up to. Pure: somebody else reads the files.
 * May use wire.
 */
@NullMarked
package lastlease.leases;

import org.jspecify.annotations.NullMarked;
