/**
 * The papers by themselves ({@code *Test}), and the packages as a user meets them ({@code *IT}).
 */
@NullMarked
package lastlease.dist;

import org.jspecify.annotations.NullMarked;
