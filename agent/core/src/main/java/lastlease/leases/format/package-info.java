/**
 * The formats of servers: lease tables and configurations of dnsmasq, ISC dhcpd, Kea and odhcpd,
 * what Kea's API answers, and a plain table of anybody's making. In come texts; out goes a {@link
 * lastlease.leases.LeaseTable} of each. It may use the values of {@code leases} and {@code wire}.
 */
@NullMarked
package lastlease.leases.format;

import org.jspecify.annotations.NullMarked;
