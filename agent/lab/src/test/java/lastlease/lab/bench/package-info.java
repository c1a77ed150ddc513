/**
 * Makes the captures that {@code agent/bin/bench} measures with, by seed, and of any size. Knows
 * nothing of the rest of the project, so that one javac call makes it.
 */
@NullMarked
package lastlease.lab.bench;

import org.jspecify.annotations.NullMarked;
