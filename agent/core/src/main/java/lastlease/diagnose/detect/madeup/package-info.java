/**
 * What shows that clients are made up: requests as no real device sends them, and clients that take
 * an address and never use it. In come requests and what clients do afterwards; out go clients,
 * told to a {@link lastlease.diagnose.detect.madeup.Found}, of which {@code Flood} makes its
 * verdict. It may use {@code track} and {@code wire}, and no other detector.
 */
@NullMarked
package lastlease.diagnose.detect.madeup;

import org.jspecify.annotations.NullMarked;
