/**
 * The project's own lab: venues of Linux network namespaces with real DHCP servers and clients. In
 * come a scenario's steps, out come captures with their truth, or a running agent's words. A
 * learning bridge in one namespace joins the others, so that a seat sees what managed Wi-Fi shows:
 * broadcasts, multicasts and its own unicast. Needs root and the Debian packages named in {@link
 * lastlease.lab.Prerequisites}; without them its tests are skipped with the reason.
 */
@NullMarked
package lastlease.lab;

import org.jspecify.annotations.NullMarked;
