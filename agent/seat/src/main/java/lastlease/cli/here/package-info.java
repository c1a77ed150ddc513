/**
 * Commands for this machine and what happens around it now: watch, probe, interfaces, doctor,
 * alert-test. In come interfaces and live sources; out go a session, answers about this machine,
 * and test alerts. They may use the rooms {@code output}, {@code option}, {@code config} and {@code
 * failure}, and nothing of the commands for what is kept.
 */
@NullMarked
package lastlease.cli.here;

import org.jspecify.annotations.NullMarked;
