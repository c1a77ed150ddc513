/**
 * Servers that do not belong here, or of which two give addresses where one should: what tells them
 * from the venue's, and what to do about them. In come the servers that were heard, out goes the
 * finding of one entry of the catalogue.
 */
@NullMarked
package lastlease.diagnose.detect.foreign;

import org.jspecify.annotations.NullMarked;
