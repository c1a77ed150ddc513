/**
 * The sections of a report, whatever its format: the headline, the summary, the checklist,
 * evidence, devices and so on. A segment's report and {@linkplain lastlease.reports.render.words
 * words} come in; lines, or records of a {@linkplain lastlease.reports.render.page page}, go out.
 */
@NullMarked
package lastlease.reports.render.section;

import org.jspecify.annotations.NullMarked;
