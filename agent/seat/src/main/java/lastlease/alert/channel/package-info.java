/**
 * Ways to deliver one alert: over HTTP, by mail, as a line of syslog, to a program, the desktop,
 * the terminal. Each delivers or fails within {@link lastlease.alert.channel.Channel#LIMIT},
 * whatever the other side does.
 */
@org.jspecify.annotations.NullMarked
package lastlease.alert.channel;
