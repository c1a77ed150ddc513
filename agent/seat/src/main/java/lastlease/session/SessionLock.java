package lastlease.session;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import lastlease.words.SaidException;
import lastlease.words.Saying;

/**
 * A session is written by one agent at a time: two would tear each other's journal. A file of its
 * own is locked, since the system drops a lock on the journal as soon as the journal was read.
 */
public final class SessionLock implements Closeable {
  public static final String NAME = "lock";

  private final FileChannel channel;

  private SessionLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Another agent has the session. */
  public static final class Taken extends SaidException {
    private static final long serialVersionUID = 1;

    Taken(Path session) {
      super(Saying.of("session.taken").with("session", session.toString()));
    }
  }

  /**
   * Takes a session for this agent; whoever dies leaves it.
   *
   * @throws Taken in words for the user, when another agent has it
   */
  public static SessionLock take(Path session) throws IOException {
    SessionLock lock = tried(session);
    while (!Files.exists(session.resolve(NAME))) {
      // Whoever had it removed the file between: what is locked is not there any more.
      lock.close();
      lock = tried(session);
    }
    return lock;
  }

  private static SessionLock tried(Path session) throws IOException {
    FileChannel channel =
        FileChannel.open(
            session.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return new SessionLock(channel);
      }
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw new Taken(session);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    throw new Taken(session);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
