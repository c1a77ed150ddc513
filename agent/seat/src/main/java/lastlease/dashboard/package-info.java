/**
 * Shows a live session in the browser. In comes the latest {@link lastlease.reports.PoolReport};
 * out go the page, its renewals as server-sent events, the report as JSON, metrics and health.
 * Knows nothing of how a report comes about, and never makes the core wait.
 */
@org.jspecify.annotations.NullMarked
package lastlease.dashboard;
