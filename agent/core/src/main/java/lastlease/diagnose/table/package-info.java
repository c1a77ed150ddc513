/**
 * What the server's own table of leases says of one segment: how full its pool is, and whose the
 * leases are. In come the book of all tables and what is tracked; out go plain numbers. Shows
 * nothing of its own.
 */
@NullMarked
package lastlease.diagnose.table;

import org.jspecify.annotations.NullMarked;
