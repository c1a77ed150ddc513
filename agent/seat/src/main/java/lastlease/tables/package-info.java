/**
 * Reads servers' own lease tables: files, what programs print, Kea's control agent. In come the
 * {@code --leases} options; out go news as events beside the frames, every 10 s and as soon as a
 * file changes. Only reads, and never more than was asked for. May use capture, core and leases.
 */
@NullMarked
package lastlease.tables;

import org.jspecify.annotations.NullMarked;
