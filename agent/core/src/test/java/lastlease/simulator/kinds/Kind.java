package lastlease.simulator.kinds;

import java.util.Random;
import lastlease.simulator.Draw;
import lastlease.simulator.Venue;

/** A kind of venue of its own. */
public interface Kind {
  Draw draw(Random random);

  /** Lets happen what it is about; the venue stands, its clock has not begun to run. */
  void begins(Venue venue);

  /** Whether what it is about came to pass; chance has it that some venues are only ordinary. */
  default boolean isInPoint(Venue venue) {
    return true;
  }

  /** Objects to what an expert would not sign. */
  void judges(Said said);
}
