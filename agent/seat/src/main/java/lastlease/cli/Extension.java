package lastlease.cli;

/** A command that another library brings along, found by {@link java.util.ServiceLoader}. */
public interface Extension {
  /** What it is called. */
  String name();

  /** Its class, made with the surroundings and the configuration. */
  Class<?> command();
}
