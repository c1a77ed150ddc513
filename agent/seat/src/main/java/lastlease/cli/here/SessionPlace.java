package lastlease.cli.here;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import lastlease.session.SessionFiles;
import lastlease.session.SessionLock;
import lastlease.session.Surroundings;
import org.jspecify.annotations.Nullable;

/** Where a session is kept: an old one gone on with, a place that was named, or a new one. */
final class SessionPlace {
  private final Surroundings here;
  private final SessionFiles files;
  private final @Nullable Path directory;
  private final boolean resume;

  /**
   * @param directory as the user named it; null where not
   * @param resume whether an old session goes on there
   */
  SessionPlace(Surroundings here, SessionFiles files, @Nullable Path directory, boolean resume) {
    this.here = here;
    this.files = files;
    this.directory = directory;
    this.resume = resume;
  }

  /** Whether it will be made for this session, so that it may be deleted again. */
  boolean isNew() {
    return !resume && (directory == null || !Files.exists(directory));
  }

  /**
   * Finds it, or makes it.
   *
   * @param source what is watched
   */
  Path home(String source) throws IOException {
    try {
      return resume
          ? files.find(Optional.ofNullable(directory).map(Path::toString))
          : directory != null ? files.use(directory) : files.create(here.clock().instant(), source);
    } catch (FileSystemException e) {
      throw SessionFiles.explained(directory != null ? directory : files.root(), e);
    }
  }

  /** Takes it, so that nobody else does. */
  SessionLock lock(Path home) throws IOException {
    try {
      return SessionLock.take(home);
    } catch (FileSystemException e) {
      throw SessionFiles.explained(home, e);
    }
  }

  /**
   * Leaves it: to the user, or as if it had never been.
   *
   * @param mine it was made for this session
   */
  void leave(Path home, boolean mine, boolean isWorthKeeping) throws IOException {
    if (resume || isWorthKeeping) {
      files.handOverSession(home);
    } else {
      files.discard(home, mine);
    }
  }
}
