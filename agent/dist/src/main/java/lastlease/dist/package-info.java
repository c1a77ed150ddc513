/**
 * The papers that packages carry: manual pages, completion for three shells, a sample
 * configuration, a changelog. In comes the commands' model of {@code lastlease.cli}, out go files;
 * no package has this code.
 */
@NullMarked
package lastlease.dist;

import org.jspecify.annotations.NullMarked;
