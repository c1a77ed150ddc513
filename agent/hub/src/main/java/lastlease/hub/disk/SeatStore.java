package lastlease.hub.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import lastlease.capture.journal.Blocks;
import lastlease.capture.journal.JournalFeed;
import lastlease.capture.journal.JournalTail;
import lastlease.hub.intake.Post;
import lastlease.hub.secret.Private;
import lastlease.uplink.Protocol;

/**
 * A session's journal on the hub's disk, byte for byte the seat's. What {@link #append} returned is
 * durable; what a crash cut is cut off when it is opened.
 */
public final class SeatStore implements Closeable {
  private static final Pattern NAME = Pattern.compile("journal(?:-(\\d{1,5}))?\\.pcapng");
  private static final int READ = 1 << 20;

  private final Path directory;
  private final Map<Integer, FileChannel> files = new TreeMap<>();

  /** Takes what there is of the main file. */
  interface Reader {
    void read(byte[] blocks) throws IOException;
  }

  private SeatStore(Path directory) {
    this.directory = directory;
  }

  /** Opens a session's directory; makes it where there is none. */
  static SeatStore open(Path directory) throws IOException {
    Private.directory(directory);
    SeatStore store = new SeatStore(directory);
    try (Stream<Path> found = Files.list(directory)) {
      for (Path path : found.sorted().toList()) {
        Matcher matcher = NAME.matcher(String.valueOf(path.getFileName()));
        if (matcher.matches()) {
          String linkType = matcher.group(1);
          store.channel(linkType == null ? JournalTail.MAIN : Integer.parseInt(linkType));
        }
      }
      for (int file : store.files.keySet()) {
        if (file != JournalTail.MAIN) {
          store.mend(file, blocks -> {});
        }
      }
    } catch (IOException e) {
      store.close();
      throw e;
    }
    return store;
  }

  /**
   * Reads the main file.
   *
   * @param reader gets all whole blocks that there are
   */
  void read(Reader reader) throws IOException {
    if (files.containsKey(JournalTail.MAIN)) {
      mend(JournalTail.MAIN, reader);
    }
  }

  /** Reads a file, and cuts off what a crash left of a block. */
  private void mend(int file, Reader reader) throws IOException {
    FileChannel channel = channel(file);
    long at = 0;
    int rest = -1;
    while (rest != 0) {
      ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(READ, channel.size() - at));
      fill(channel, buffer, at);
      int whole = Blocks.whole(buffer.array(), buffer.position());
      rest = whole;
      if (whole > 0) {
        reader.read(Arrays.copyOf(buffer.array(), whole));
      }
      at += whole;
    }
    channel.truncate(at);
  }

  private static void fill(FileChannel channel, ByteBuffer into, long at) throws IOException {
    while (into.hasRemaining() && channel.read(into, at + into.position()) >= 0) {
      // As much as there is.
    }
  }

  private FileChannel channel(int file) throws IOException {
    FileChannel known = files.get(file);
    if (known != null && known.isOpen()) {
      return known;
    }
    Path path =
        directory.resolve(
            file == JournalTail.MAIN ? "journal.pcapng" : "journal-" + file + ".pcapng");
    FileChannel opened =
        FileChannel.open(
            path,
            Private.ofFiles(
                StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
            Private.file(path));
    files.put(file, opened);
    return opened;
  }

  /** Reads a file beside the main one, see {@link JournalFeed.Beside}. */
  int read(int file, long at, byte[] into, int from, int length) throws IOException {
    return files.containsKey(file)
        ? channel(file).read(ByteBuffer.wrap(into, from, length), at)
        : -1;
  }

  /** Whether it may have this file, too. */
  boolean takes(int file) {
    return files.containsKey(file) || file == JournalTail.MAIN || files.size() < Post.MOST_FILES;
  }

  /** Bytes of a file that are durable. */
  long position(int file) throws IOException {
    return files.containsKey(file) ? channel(file).size() : 0;
  }

  /** Whether a file holds what the seat has before a position. */
  boolean agrees(int file, long at, String before) throws IOException {
    if (before.isEmpty() || at == 0) {
      return true;
    }
    int count = (int) Math.min(at, Protocol.COMPARED);
    ByteBuffer buffer = ByteBuffer.allocate(count);
    fill(channel(file), buffer, at - count);
    CRC32C crc = new CRC32C();
    crc.update(buffer.array(), 0, buffer.position());
    return java.util.HexFormat.of().toHexDigits((int) crc.getValue()).equals(before);
  }

  /**
   * Adds blocks, and makes them durable.
   *
   * @return the new position
   * @throws IOException when the disk takes no more: then nothing was added
   */
  long append(int file, byte[] blocks) throws IOException {
    FileChannel channel = channel(file);
    long before = channel.size();
    try {
      ByteBuffer buffer = ByteBuffer.wrap(blocks);
      while (buffer.hasRemaining()) {
        channel.write(buffer, before + buffer.position());
      }
      channel.force(false);
    } catch (IOException e) {
      cutBack(file, before);
      throw e;
    }
    return channel.size();
  }

  /** An interrupt closes the file that it meets, and must not meet it again. */
  private void cutBack(int file, long size) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      channel(file).truncate(size);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Forgets everything. */
  void clear() throws IOException {
    for (int file : files.keySet().toArray(new Integer[0])) {
      channel(file).truncate(0);
    }
  }

  @Override
  public void close() throws IOException {
    for (FileChannel channel : files.values()) {
      channel.close();
    }
    files.clear();
  }
}
