/**
 * Many seats, one picture: takes in what seats send of their journals, runs the same core for each,
 * joins the reports ({@link lastlease.event.EventPicture}) and serves an event's page, JSON,
 * metrics and alerts. In come posts of {@link lastlease.uplink.Protocol}; what is acknowledged is
 * durable. Its rooms, each of which may use those before: {@code seat}, a session and its core;
 * {@code secret}, keys and private files; {@code event}, the picture and its alerts; {@code
 * intake}, where posts go; {@code disk}, which keeps them here; {@code http}, what the port speaks.
 * In this package stands the command that puts them together. Where posts go is an {@link
 * lastlease.hub.intake.Intake}: to this disk, or into a {@link lastlease.hub.intake.SharedLog} that
 * many hubs read; only {@code lastlease.hub.kafka}, which brings one, knows Kafka.
 *
 * <p>Its server is the dashboard's ({@link lastlease.dashboard.http.Door}); seats keep their
 * connections, and post. Tokens, headers and the certificate are the same, too ({@link
 * lastlease.dashboard.Token}, {@link lastlease.dashboard.PageHeaders}, {@link
 * lastlease.tls.Identity}). Strangers are counted and told, and kept waiting for a second after a
 * few guesses, but not locked out as at the dashboard: a venue's seats and viewers stand behind one
 * address, and one seat with an old token would lock out all the others.
 */
@NullMarked
package lastlease.hub;

import org.jspecify.annotations.NullMarked;
