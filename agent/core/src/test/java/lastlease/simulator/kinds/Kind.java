package lastlease.simulator.kinds;

import java.util.Random;
import lastlease.simulator.Draw;
import lastlease.simulator.Venue;

/** A kind of venue of its own. */
public interface Kind {
  Draw draw(Random random);

  /** Lets happen what it is about; the venue stands, its clock has not begun to run. */
  void begins(Venue venue);

  /** Objects to what an expert would not sign. */
  void judges(Said said);
}
