/**
 * What the hub's port speaks: seats post, people look. In come requests with a token; out go a
 * post's answer, the event's page, each room's report, JSON and metrics. Strangers are counted, and
 * kept waiting. It may use the rooms up to {@code intake}, and never what keeps the posts.
 */
@NullMarked
package lastlease.hub.http;

import org.jspecify.annotations.NullMarked;
