/**
 * Captures that the lab recorded, each with the truth that was noted meanwhile, and what the core
 * and the commands are to say of them. Real venues played anew are judged by the same rules.
 */
@NullMarked
package lastlease.golden;

import org.jspecify.annotations.NullMarked;
