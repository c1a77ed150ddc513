/**
 * Where reports go: standard output, and directories with all formats. In comes a report or a
 * venue's trend with the options for it; out go text and whole files, never half a directory. It
 * may use {@code option}, {@code config} and {@code failure}.
 */
@NullMarked
package lastlease.cli.output;

import org.jspecify.annotations.NullMarked;
