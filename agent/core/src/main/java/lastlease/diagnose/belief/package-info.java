/**
 * How likely each condition of the venue's DHCP service is: six weights, moved by what happens and
 * by time. In come single happenings with what was learned of loss, speed and queues; out come
 * odds. Each likelihood is a pure function of its own with its reason; only {@link
 * lastlease.diagnose.belief.ServiceBelief} knows clients.
 */
@NullMarked
package lastlease.diagnose.belief;

import org.jspecify.annotations.NullMarked;
