/**
 * Options that more than one command has, or that open one thing together: alerts, the page, a hub,
 * lease tables, what people tell of the venue. In come words of the command line and the
 * configuration; out goes what they stand for, open and ready, or a refusal. It may use {@code
 * config} and {@code failure}, and the seat's rooms that it opens.
 */
@NullMarked
package lastlease.cli.option;

import org.jspecify.annotations.NullMarked;
