/**
 * Charts: each a pure function of one segment's report to shapes ({@link
 * lastlease.reports.render.page.Drawing}), with its legend and what it says in a sentence.
 */
@NullMarked
package lastlease.reports.render.chart;

import org.jspecify.annotations.NullMarked;
