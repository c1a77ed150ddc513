/**
 * A small HTTP server, for the page and for the hub: one question a connection, unless the handler
 * knows who asks and has it kept; a body as long as the handler allows. In come connections, in
 * clear or over TLS; out go {@link lastlease.dashboard.http.Exchange}s to one handler. Who is slow,
 * asks too much at a time or takes no answer is cut off, for each address apart, so that nobody
 * keeps the others out. Knows nothing of what is answered.
 *
 * <p>Why not the JDK's: {@code com.sun.net.httpserver} lets a handler see a connection only once
 * its question was read, and counts all addresses together. One guest who opens 256 connections and
 * says nothing then keeps the organizer out of the page for as long as he likes.
 */
@org.jspecify.annotations.NullMarked
package lastlease.dashboard.http;
