/**
 * A session: the core with what its reports say of the source, and the directory, the lock and the
 * numbers of frames that go with its journal. In come inputs, out goes a report. May use capture
 * (the journal), core, wire, diagnose and reports, and knows neither commands nor screens.
 */
@NullMarked
package lastlease.session;

import org.jspecify.annotations.NullMarked;
