package lastlease.tables;

import java.io.IOException;
import java.util.List;
import lastlease.leases.LeaseTable;
import lastlease.leases.LeaseTable.Unreadable;
import lastlease.leases.format.LeaseSpec;

/** Reads one table. Costs time: a file under write is read until it stands. */
public interface TableReader {
  /**
   * Reads it.
   *
   * @throws IOException if it cannot be had; the message is for the user
   * @throws Unreadable if it is no such table
   */
  LeaseTable read() throws IOException, Unreadable, InterruptedException;

  /** The reader that an option asks for. */
  static TableReader of(LeaseSpec spec) {
    return switch (spec.way()) {
      case KEA_API -> new KeaControl(spec.place());
      case PROGRAM -> {
        var format = java.util.Objects.requireNonNull(spec.format());
        yield () -> format.parse(List.of(new TableProgram(spec.place()).output()));
      }
      case FILE -> new TableFile(java.util.Objects.requireNonNull(spec.format()), spec.place());
    };
  }
}
