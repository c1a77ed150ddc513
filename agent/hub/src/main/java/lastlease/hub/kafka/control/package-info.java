/**
 * What only one hub of an event may do at a time: its tokens are made once, and its alerts told by
 * whoever has the partition of control. In come pictures; out go alerts, kept in a transaction
 * before they are told. It may use {@code report}, {@code broker} and the hub's {@code event} and
 * {@code secret}.
 */
@NullMarked
package lastlease.hub.kafka.control;

import org.jspecify.annotations.NullMarked;
