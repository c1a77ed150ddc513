/**
 * Commands for what is kept: captures (analyze, demo), a session's journal (report, sessions), the
 * venue's past (plan). In come files; out goes a report, a trend, a list or a plan. They may use
 * the rooms {@code output}, {@code option}, {@code config} and {@code failure}, and nothing of the
 * commands that listen.
 */
@NullMarked
package lastlease.cli.kept;

import org.jspecify.annotations.NullMarked;
