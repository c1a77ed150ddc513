package lastlease.lab;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A story with its truth.
 *
 * @param verdicts the right ones
 * @param rival accepted where the frames cannot tell and the truth is named as a rival; or null
 * @param ended whether the trouble is over before the end
 * @param steps what happens
 */
record Scenario(
    String name,
    List<String> verdicts,
    @Nullable String rival,
    boolean ended,
    String note,
    Consumer<Recording> steps) {}
