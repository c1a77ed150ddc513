package lastlease.session;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lastlease.words.SaidException;
import lastlease.words.Saying;

/**
 * The directories of sessions: {@code $XDG_STATE_HOME/lastlease/20261123T174500Z-wlan0}, readable
 * by their owner only, each with its journal.
 */
public final class SessionFiles {
  public static final String JOURNAL = "journal.pcapng";

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** What a session writes. */
  private static final Pattern OWN =
      Pattern.compile("journal(-\\d+)?\\.pcapng|alerts\\.json(\\.new)?|summary\\.properties|lock");

  private final Surroundings here;
  private boolean toldUnknown;

  public SessionFiles(Surroundings here) {
    this.here = here;
  }

  /** Where all sessions are. */
  public Path root() {
    return state(here).resolve("lastlease");
  }

  /** Where the user's programs keep what they need another day. */
  public static Path state(Surroundings here) {
    String state = here.environment().getOrDefault("XDG_STATE_HOME", "");
    return state.isEmpty()
        ? Path.of(here.environment().getOrDefault("HOME", "."), ".local", "state")
        : Path.of(state);
  }

  /**
   * Fails where no session could be kept.
   *
   * @throws SaidException with one line that says what to do
   */
  public void check() throws SaidException {
    Path there = root().toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there)) {
      throw explained(root(), new FileAlreadyExistsException(there.toString()));
    }
    if (!Files.isWritable(there)) {
      throw explained(root(), new AccessDeniedException(there.toString()));
    }
  }

  /** Makes the directory of a new session. */
  public Path create(Instant now, String source) throws IOException {
    String suffix = source.equals("-") ? "stdin" : source.replaceAll("[^A-Za-z0-9.,_-]", "_");
    Path root = root();
    Path directory = root.resolve(NAME.format(now) + "-" + suffix);
    for (int i = 2; Files.exists(directory); i++) {
      directory = root.resolve(NAME.format(now) + "-" + suffix + "-" + i);
    }
    return make(directory);
  }

  /** Makes a directory that only its owner may read; it belongs to whoever called sudo. */
  public Path make(Path directory) throws IOException {
    Files.createDirectories(directory);
    PosixFileAttributeView view =
        Files.getFileAttributeView(directory, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(PosixFilePermissions.fromString("rwx------"));
    }
    handOver(directory);
    return directory;
  }

  /**
   * The directory that a session is to be kept in: made where there is none; one that is there is
   * the user's, and stays as it is.
   */
  public Path use(Path directory) throws IOException {
    return Files.isDirectory(directory) ? directory : make(directory);
  }

  /** Gives a directory and the files in it to the user who called sudo. */
  public void handOver(Path directory) throws IOException {
    handOver(directory, file -> true);
  }

  /** Gives a session's own files to the user who called sudo; what else lies there stays. */
  public void handOverSession(Path directory) throws IOException {
    handOver(
        directory,
        path -> !path.equals(directory) && OWN.matcher(SessionSummary.name(path)).matches());
  }

  private void handOver(Path directory, Predicate<Path> which) throws IOException {
    String user = here.environment().getOrDefault("SUDO_USER", "");
    PosixFileAttributeView view =
        Files.getFileAttributeView(directory, PosixFileAttributeView.class);
    if (view == null || user.isEmpty() || !"root".equals(System.getProperty("user.name"))) {
      return;
    }
    UserPrincipal owner;
    try {
      owner = directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
    } catch (UserPrincipalNotFoundException e) {
      if (!toldUnknown) {
        toldUnknown = true;
        here.complain(Saying.of("session.sudoUser").with("user", user));
      }
      return;
    }
    try (Stream<Path> all = Files.walk(directory, 1)) {
      for (Path path : all.filter(which).toList()) {
        Files.setOwner(path, owner);
      }
    }
  }

  /**
   * Removes what a session that brought nothing left in its directory, the lock last: it is to be
   * held until then.
   *
   * @param all the directory, too, if nothing else is in it
   */
  public void discard(Path directory, boolean all) throws IOException {
    try (Stream<Path> found = Files.list(directory)) {
      for (Path file : found.toList()) {
        if (String.valueOf(file.getFileName())
            .matches("journal(-\\d+)?\\.pcapng|alerts\\.json(\\.new)?")) {
          Files.delete(file);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return;
    }
    Files.deleteIfExists(directory.resolve(SessionLock.NAME));
    if (all) {
      try {
        Files.delete(directory);
      } catch (DirectoryNotEmptyException e) {
        // Somebody put something into it: then it is worth something.
        return;
      }
    }
  }

  /** Why a session cannot be written, in one line that says what to do. */
  public static SaidException explained(Path where, FileSystemException failure) {
    String reason = failure.getReason();
    Saying why =
        failure instanceof AccessDeniedException
            ? Saying.of("session.denied")
            : failure instanceof FileAlreadyExistsException
                ? Saying.of("session.isFile").with("file", String.valueOf(failure.getFile()))
                : failure instanceof NoSuchFileException
                    ? Saying.of("session.noPlace")
                    : Saying.plain(reason == null ? String.valueOf(failure.getMessage()) : reason);
    return new SaidException(
        Saying.of("session.cannotBeKept").with("where", where.toString()).with("why", why),
        failure);
  }

  /** All sessions, the newest first. */
  public List<Path> all() throws IOException {
    Path root = root();
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> found = Files.list(root)) {
      return found
          .filter(directory -> Files.isRegularFile(directory.resolve(JOURNAL)))
          .sorted(Comparator.reverseOrder())
          .toList();
    }
  }

  /** A session by name or path; without one, the newest. */
  public Path find(Optional<String> name) throws IOException {
    if (name.isEmpty()) {
      return all().stream()
          .findFirst()
          .orElseThrow(() -> new SaidException(Saying.of("session.none")));
    }
    for (Path candidate : List.of(root().resolve(name.get()), Path.of(name.get()))) {
      if (Files.isRegularFile(candidate.resolve(JOURNAL))) {
        return candidate;
      }
    }
    throw new SaidException(Saying.of("session.missing").with("name", name.get()));
  }
}
