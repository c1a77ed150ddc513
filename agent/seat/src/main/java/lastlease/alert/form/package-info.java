/**
 * Alerts, and what they look like to each receiver. In comes one {@link
 * lastlease.alert.form.Alert}; out goes what its receiver documents: a JSON value, a line, an
 * address. Nothing is sent here.
 */
@org.jspecify.annotations.NullMarked
package lastlease.alert.form;
