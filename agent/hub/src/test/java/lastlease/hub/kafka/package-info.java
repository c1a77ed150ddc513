@NullMarked
package lastlease.hub.kafka;

import org.jspecify.annotations.NullMarked;
