/**
 * The model of what lastlease found, and its renderings. In comes a {@link
 * lastlease.reports.PoolReport}, a value of codes, parameters and times; out go text, JSON, HTML,
 * Markdown and CSV in English and Japanese. Pure: no clock, no file, no socket, no default locale.
 */
@NullMarked
package lastlease.reports;

import org.jspecify.annotations.NullMarked;
