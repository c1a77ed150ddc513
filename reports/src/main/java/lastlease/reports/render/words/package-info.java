/**
 * Words and numbers in the reader's language: codes and values come in, sentences, times, counts
 * and columns go out. Everything from outside is made {@linkplain
 * lastlease.reports.render.words.Plain plain} here. Knows neither a page nor a format.
 */
@NullMarked
package lastlease.reports.render.words;

import org.jspecify.annotations.NullMarked;
