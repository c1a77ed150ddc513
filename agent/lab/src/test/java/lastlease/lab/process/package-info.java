/**
 * What runs around a session, with real peers: processes that are killed, HTTP servers and clients,
 * Prometheus and Alertmanager.
 */
@NullMarked
package lastlease.lab.process;

import org.jspecify.annotations.NullMarked;
