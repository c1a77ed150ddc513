/**
 * Pages as a browser shows them: Debian's Chromium, driven by Playwright. In come files and
 * addresses, out come complaints: text that is cut or lies on other text, errors, requests, and
 * what axe-core finds. Without Chromium its tests are skipped with the reason.
 */
@NullMarked
package lastlease.lab.browser;

import org.jspecify.annotations.NullMarked;
