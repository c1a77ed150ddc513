/**
 * The page's certificate: one of its own, made once and kept, or one that is brought along as PEM.
 * In come files, out goes what a server needs for TLS, and the fingerprint to compare.
 */
@org.jspecify.annotations.NullMarked
package lastlease.dashboard.tls;
