/**
 * A recorded session: what the core consumed, in its order, with the directory, the lock and the
 * journal that keep it. In come frames and records, out goes the same report again. May use capture
 * (the journal), wire, diagnose and reports, and knows neither commands nor screens.
 */
@NullMarked
package lastlease.session;

import org.jspecify.annotations.NullMarked;
