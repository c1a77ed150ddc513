/**
 * What this machine knows of itself: its interfaces and whether they are up, its own addresses as
 * they come and go, and their leases where its DHCP client tells them. In comes what the system
 * says, by files and programs of its own; out go names and values. It knows no other room here.
 */
@NullMarked
package lastlease.capture.machine;

import org.jspecify.annotations.NullMarked;
