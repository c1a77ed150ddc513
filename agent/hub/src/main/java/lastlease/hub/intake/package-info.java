/**
 * Where posts go: the gate between those who bring them and whatever keeps them. In come posts and
 * an event's keys; an {@link lastlease.hub.intake.Intake} makes them durable, on this disk or, as a
 * {@link lastlease.hub.intake.SharedLog}, in a log that many hubs share. It may use the rooms
 * {@code seat}, {@code secret} and {@code event}; what implements it is found by the command alone.
 */
@NullMarked
package lastlease.hub.intake;

import org.jspecify.annotations.NullMarked;
