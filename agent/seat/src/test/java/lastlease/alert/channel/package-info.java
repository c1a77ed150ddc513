/** Ways to deliver, against receivers on the loopback. */
@org.jspecify.annotations.NullMarked
package lastlease.alert.channel;
