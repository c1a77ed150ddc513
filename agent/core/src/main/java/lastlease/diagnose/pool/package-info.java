/**
 * Addresses: which are in use, how large a pool is as far as that can be seen, and what it is to
 * become.
 */
@NullMarked
package lastlease.diagnose.pool;

import org.jspecify.annotations.NullMarked;
