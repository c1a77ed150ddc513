/**
 * Venues drawn at random from a seed, with servers, guests and faults of which the truth is known,
 * as one seat in the room sees them: clients' broadcasts, what servers broadcast, nothing that is
 * unicast to others, and not every frame. Real bytes go through the decoder and the diagnosis; what
 * comes out is compared with the truth. {@code kinds} says what happens in a venue and what an
 * expert would sign, {@code score} runs and counts; {@code Core} alone calls the diagnosis.
 */
@org.jspecify.annotations.NullMarked
package lastlease.simulator;
