/**
 * A small HTTP server for one page: one question a connection, GET and HEAD are all that anybody
 * asks. In come connections, in clear or over TLS; out go {@link
 * lastlease.dashboard.http.Exchange}s to one handler. Who is slow, asks too much at a time or takes
 * no answer is cut off, for each address apart, so that nobody keeps the others out. Knows nothing
 * of what is answered.
 */
@org.jspecify.annotations.NullMarked
package lastlease.dashboard.http;
