/**
 * What the command line does not say: a properties file and the environment. In come a file,
 * variables, and the commands' own options; out go values with where each stands, and warnings of
 * keys that nothing reads. It knows no other room of the commands.
 */
@NullMarked
package lastlease.cli.config;

import org.jspecify.annotations.NullMarked;
