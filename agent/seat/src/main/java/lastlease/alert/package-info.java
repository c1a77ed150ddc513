/**
 * Tells people of incidents as they change. In come {@link lastlease.reports.Incident}s whenever
 * they open, change or end; out go alerts to the terminal, the desktop, chats, Alertmanager and
 * programs. Local channels never wait for remote ones; what cannot be delivered waits, newest state
 * first, and survives a restart. Addresses and tokens of channels are secrets: they come from the
 * configuration, and appear nowhere.
 */
@org.jspecify.annotations.NullMarked
package lastlease.alert;
