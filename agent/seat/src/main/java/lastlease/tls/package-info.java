/**
 * The certificate of whatever serves here, the dashboard and the hub: one of its own, made once and
 * kept, or one that is brought along as PEM. In come files, out goes what a server needs for TLS,
 * and the fingerprint by which people know it, and seats their hub.
 */
@org.jspecify.annotations.NullMarked
package lastlease.tls;
