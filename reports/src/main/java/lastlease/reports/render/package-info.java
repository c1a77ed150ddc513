/**
 * Renders a {@link lastlease.reports.PoolReport}: one small class a format, each a pure function of
 * the report, the language and the time zone. No output has facts of its own. Formats are put
 * together from {@code section}s and {@code chart}s, which speak in {@code words} and fill a {@code
 * page}.
 */
@NullMarked
package lastlease.reports.render;

import org.jspecify.annotations.NullMarked;
