package lastlease.hub.disk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import lastlease.hub.seat.SeatClock;
import lastlease.hub.seat.SeatId;
import lastlease.hub.secret.Private;

/**
 * The folders of an event's seats: one for each seat, with its name in a file, and in it one for
 * each of its sessions, with the journal and the seat's clock.
 */
public final class SeatFolders {
  private final Path seats;

  SeatFolders(Path seats) {
    this.seats = seats;
  }

  /** The folders of all seats; makes the one that they are in. */
  List<Path> all() throws IOException {
    Private.directory(seats);
    try (Stream<Path> found = Files.list(seats)) {
      return found.sorted().toList();
    }
  }

  /** Where a session is to be kept; its seat's folder is made. */
  Path session(SeatId id) throws IOException {
    Path seat = seats.resolve(hash(id.seat()));
    Private.directory(seat);
    Path name = seat.resolve("name");
    if (!Files.exists(name)) {
      Private.write(name, id.seat());
    }
    return seat.resolve(id.session());
  }

  /** By how much the seat of a session was ahead, milliseconds; empty where nobody knows. */
  static OptionalLong clock(Path directory) throws IOException {
    Path file = directory.resolve("clock");
    String text = Files.exists(file) ? Files.readString(file).strip() : "";
    OptionalLong ahead =
        text.matches("-?[0-9]{1,18}")
            ? OptionalLong.of(Long.parseLong(text))
            : OptionalLong.empty();
    return ahead.isPresent() && SeatClock.isPossible(ahead.getAsLong())
        ? ahead
        : OptionalLong.empty();
  }

  /** Keeps by how much a session's seat is ahead, milliseconds. */
  static void keepClock(Path session, long ahead) throws IOException {
    Private.write(session.resolve("clock"), Long.toString(ahead));
  }

  private static String hash(String name) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * Erases what nobody has open and was last written before a time; a seat goes with its last
   * session.
   */
  void eraseOld(Instant oldest, Set<Path> open) throws IOException {
    for (Path seat : inside(seats)) {
      List<Path> left = new ArrayList<>();
      for (Path session : inside(seat)) {
        if (!open.contains(session) && written(session).isBefore(oldest)) {
          erase(session);
        } else {
          left.add(session);
        }
      }
      if (left.isEmpty() && written(seat).isBefore(oldest)) {
        erase(seat);
      }
    }
  }

  private static List<Path> inside(Path directory) throws IOException {
    try (Stream<Path> found = Files.list(directory)) {
      return found.filter(Files::isDirectory).sorted().toList();
    }
  }

  /** When anything in it was written last. */
  private static Instant written(Path directory) throws IOException {
    Instant last = Instant.MIN;
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.toList()) {
        Instant at = Files.getLastModifiedTime(path).toInstant();
        last = at.isAfter(last) ? at : last;
      }
    }
    return last;
  }

  /** Removes a directory and all that is in it. */
  public static void erase(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
