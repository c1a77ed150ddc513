package lastlease.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import lastlease.cli.option.VersionLine;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/**
 * {@code lastlease hub} where its library is not on the class path: the help, completion and the
 * check of a configuration know it all the same. Where the library is there, its own command takes
 * this one's place ({@link Extension}).
 */
@Command(
    name = HubElsewhere.NAME,
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class)
public final class HubElsewhere extends HubHelp implements Callable<Integer> {
  static final String NAME = "hub";

  /** Its options are known where it is. */
  @Unmatched
  @SuppressWarnings("UnusedVariable") // Taken, so that the answer is not that one is unknown.
  private final List<String> options = new ArrayList<>();

  /** It needs nothing of the world. */
  public HubElsewhere() {}

  @Override
  public Integer call() throws SaidException {
    throw new SaidException(Saying.of("hub.elsewhere"));
  }
}
