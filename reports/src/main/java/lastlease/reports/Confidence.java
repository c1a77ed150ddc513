package lastlease.reports;

/** How far the evidence goes, strongest first. */
public enum Confidence {
  /** The evidence excludes the rivals, if the frames are honest. */
  CONFIRMED,
  LIKELY,
  POSSIBLE
}
