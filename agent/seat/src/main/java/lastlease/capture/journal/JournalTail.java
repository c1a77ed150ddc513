package lastlease.capture.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what has been written of a journal, as bytes, while it grows. */
public final class JournalTail implements Closeable {
  /** Names the main file; the others are named by their link type. */
  public static final int MAIN = -1;

  /** A section, an interface, and how the session began. */
  private static final int HEAD_BLOCKS = 3;

  private static final int HEAD_BYTES = 128 * 1024;
  private static final Pattern BESIDE = Pattern.compile("-(\\d{1,5})\\.pcapng$");

  private final Path file;
  private final TreeMap<Integer, FileChannel> channels = new TreeMap<>();

  public JournalTail(Path file) {
    this.file = file;
  }

  /**
   * What tells this journal from every other: how it begins. Null while it has not begun.
   *
   * @param owner whose journal it is
   */
  public @Nullable String id(String owner) throws IOException {
    byte[] head = read(MAIN, 0, HEAD_BYTES);
    int length = Blocks.firstBlocks(head, HEAD_BLOCKS);
    if (length == 0) {
      return null;
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(owner.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      digest.update(head, 0, length);
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Files of other link types that there are by now. */
  public Set<Integer> beside() throws IOException {
    Set<Integer> all = new TreeSet<>();
    String base = String.valueOf(file.getFileName()).replace(".pcapng", "");
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null) {
      return all;
    }
    try (Stream<Path> files = Files.list(parent)) {
      for (Path one : files.toList()) {
        String name = String.valueOf(one.getFileName());
        Matcher matcher = BESIDE.matcher(name);
        if (name.startsWith(base + "-") && matcher.find()) {
          all.add(Integer.parseInt(matcher.group(1)));
        }
      }
    }
    return all;
  }

  /** Bytes of a file so far. */
  public long size(int which) throws IOException {
    FileChannel channel = channel(which);
    return channel == null ? 0 : channel.size();
  }

  /** Bytes from a position on, as many as there are; they may end within a block. */
  public byte[] read(int which, long from, int most) throws IOException {
    FileChannel channel = channel(which);
    if (channel == null) {
      return new byte[0];
    }
    ByteBuffer buffer =
        ByteBuffer.allocate((int) Math.min(most, Math.max(0, channel.size() - from)));
    while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
      // It takes what there is.
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  private @Nullable FileChannel channel(int which) throws IOException {
    FileChannel known = channels.get(which);
    if (known != null) {
      return known;
    }
    Path path = which == MAIN ? file : Journal.beside(file, which);
    if (!Files.exists(path)) {
      return null;
    }
    FileChannel opened = FileChannel.open(path, StandardOpenOption.READ);
    channels.put(which, opened);
    return opened;
  }

  @Override
  public void close() throws IOException {
    for (FileChannel channel : channels.values()) {
      channel.close();
    }
  }
}
