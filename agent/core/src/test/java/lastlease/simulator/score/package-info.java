/**
 * Runs venues, compares what the diagnosis said with the truth, and counts: over all that are drawn
 * ({@code Accuracy}), and kind by kind ({@code ByKind}).
 */
@org.jspecify.annotations.NullMarked
package lastlease.simulator.score;
