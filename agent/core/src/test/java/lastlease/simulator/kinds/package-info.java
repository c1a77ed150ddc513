/**
 * Kinds of venues of their own, one idea a class: how such a venue is drawn, what happens in it,
 * and what an expert who sits there would not sign. They check the diagnosis and are no source of
 * rules; whatever is in them was measured or seen in captures, as the class says.
 */
@org.jspecify.annotations.NullMarked
package lastlease.simulator.kinds;
