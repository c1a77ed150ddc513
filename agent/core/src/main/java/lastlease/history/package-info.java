/**
 * What is kept of sessions for later: the figures of each, from its report, and which sessions are
 * of one venue. Pure, and may use reports only.
 */
@NullMarked
package lastlease.history;

import org.jspecify.annotations.NullMarked;
