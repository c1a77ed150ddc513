/**
 * One segment's core: takes observations one step each, tells {@code track}, and hands what happens
 * to {@code outage} and {@code detect}, of which {@code Catalogue} says what wakes each; keeps the
 * table of segments.
 */
@NullMarked
package lastlease.diagnose.segment;

import org.jspecify.annotations.NullMarked;
