/**
 * Keys and certificates for servers of this program: from files, or made by itself. In come PEM
 * files or names, out goes what a TLS server needs. Uses nothing of the program.
 */
@NullMarked
package lastlease.tls;

import org.jspecify.annotations.NullMarked;
