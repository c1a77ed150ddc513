package lastlease.cli;

import picocli.CommandLine.Command;

/** What the help says of {@code lastlease hub}, wherever its library is. */
@Command(
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
public abstract class HubHelp {
  /** For the command. */
  protected HubHelp() {}
}
