/**
 * Floods of everything that anybody can make up: identities, names, VLANs, ARP senders. Devices of
 * the venue that go unanswered in their midst are named all the same, and what did not fit is
 * counted. The ordinary build takes as many as pass what is kept; {@code -Pdeep} a million.
 */
@NullMarked
package lastlease.force;

import org.jspecify.annotations.NullMarked;
