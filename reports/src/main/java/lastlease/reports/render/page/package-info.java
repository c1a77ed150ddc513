/** What pages show, as records that templates read: no facts of their own, no markup. */
@NullMarked
package lastlease.reports.render.page;

import org.jspecify.annotations.NullMarked;
