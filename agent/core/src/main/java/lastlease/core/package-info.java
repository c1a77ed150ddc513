/**
 * The core as the outside sees it: {@link lastlease.core.Driver} takes {@link
 * lastlease.core.Input}s, which are what a journal consists of, and gives changes at once and a
 * report when asked. Settles what time it is where clocks are set or captures step back. May use
 * wire, leases, diagnose and reports; reads no clock itself.
 */
@NullMarked
package lastlease.core;

import org.jspecify.annotations.NullMarked;
