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
    versionProvider = VersionLine.class,
    description = {
      "Joins many seats to one picture of an event: which room has what trouble, and what one"
          + " room's seat sees of another's server.",
      "It prints what a seat runs to join, and where the page is."
    },
    footer = {
      "",
      "Examples:",
      "  lastlease hub                                 one event, journals on this disk",
      "  lastlease hub --event osaka --event kyoto     two that know nothing of each other",
      "  lastlease hub --kafka k1:9092,k2:9092         one of many hubs, all started so",
      "  lastlease hub --erase osaka                   forget all of it"
    })
public final class HubElsewhere implements Callable<Integer> {
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
