/**
 * Records as compressed JSON, from one hub to the others. In come records of {@code reports} and of
 * the hub; out comes text that is read back to equals. It knows neither brokers nor what it writes.
 */
@NullMarked
package lastlease.hub.kafka.record;

import org.jspecify.annotations.NullMarked;
