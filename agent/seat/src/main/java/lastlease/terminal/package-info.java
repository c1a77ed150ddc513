/**
 * A terminal as people see it: how wide it is, how many columns a text takes, a line at its end
 * that renews itself, links, addresses to be read by a phone. Uses nothing of the other rooms.
 */
@NullMarked
package lastlease.terminal;

import org.jspecify.annotations.NullMarked;
