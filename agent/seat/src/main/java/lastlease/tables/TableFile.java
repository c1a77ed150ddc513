package lastlease.tables;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lastlease.leases.LeaseTable;
import lastlease.leases.LeaseTable.Unreadable;
import lastlease.leases.format.LeaseFormat;
import lastlease.words.SaidException;
import lastlease.words.Saying;
import org.jspecify.annotations.Nullable;

/**
 * A table in a file that its server rewrites at any time: dnsmasq empties it first, so that half a
 * table, or none, is there for a moment. What was read twice alike, some time apart, stands; an
 * empty file where there was a table has to stand for longer.
 */
final class TableFile implements TableReader {
  /**
   * Between two looks at a file that may be under write, milliseconds. No event says that a server
   * is done with it: that it stayed alike for so long is what is looked for. An interrupt ends it.
   */
  private static final long APART_MILLIS = 100;

  private static final int LOOKS = 20;

  /** A server that starts again fills its file within so many looks. */
  private static final int EMPTY_LOOKS = 10;

  /** A table is some megabytes at most; a log as long as this is none. */
  private static final int LARGEST = 64 << 20;

  private final LeaseFormat format;
  private final String place;
  private boolean hadText;

  TableFile(LeaseFormat format, String place) {
    this.format = format;
    this.place = place;
  }

  /** The file. */
  Path path() throws IOException {
    try {
      return Path.of(place);
    } catch (InvalidPathException e) {
      throw new SaidException(Saying.of("table.noFileName"), e);
    }
  }

  @Override
  public LeaseTable read() throws IOException, Unreadable, InterruptedException {
    List<String> before = texts();
    int empty = 0;
    for (int look = 0; look < LOOKS; look++) {
      TimeUnit.MILLISECONDS.sleep(APART_MILLIS);
      List<String> texts = texts();
      boolean nothing = texts.stream().allMatch(String::isBlank);
      empty = nothing ? empty + 1 : 0;
      if (texts.equals(before) && (!nothing || !hadText || empty >= EMPTY_LOOKS)) {
        hadText = !nothing;
        return format.parse(texts);
      }
      before = texts;
    }
    throw new SaidException(Saying.of("table.changes"));
  }

  private List<String> texts() throws IOException {
    if (format != LeaseFormat.KEA) {
      return List.of(text(path()));
    }
    return keaTexts(path());
  }

  /**
   * Kea's files in the order in which the server itself loads them: while it cleans up, what was
   * before is in {@code .completed}, or in {@code .2} and {@code .1} as long as that is not there.
   */
  private static List<String> keaTexts(Path file) throws IOException {
    List<String> texts = new ArrayList<>();
    String completed = textIfThere(beside(file, ".completed"));
    if (completed != null) {
      texts.add(completed);
    } else {
      for (String old : new String[] {".2", ".1"}) {
        String text = textIfThere(beside(file, old));
        if (text != null) {
          texts.add(text);
        }
      }
    }
    String now = textIfThere(file);
    if (now != null) {
      texts.add(now);
    } else if (texts.isEmpty()) {
      throw new SaidException(Saying.of("table.missing").with("file", file.toString()));
    }
    return texts;
  }

  private static Path beside(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  private static @Nullable String textIfThere(Path file) throws IOException {
    try {
      return known(file);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private static String text(Path file) throws IOException {
    try {
      return known(file);
    } catch (NoSuchFileException e) {
      throw new SaidException(Saying.of("table.missing").with("file", file.toString()), e);
    }
  }

  private static String known(Path file) throws IOException {
    try {
      // A pipe may never say anything, a device never end.
      BasicFileAttributes kind = Files.readAttributes(file, BasicFileAttributes.class);
      if (!kind.isRegularFile()) {
        throw new SaidException(Saying.of("table.noFile").with("file", file.toString()));
      }
      byte[] bytes;
      try (InputStream in = Files.newInputStream(file)) {
        bytes = in.readNBytes(LARGEST + 1);
      }
      if (bytes.length > LARGEST) {
        throw new SaidException(Saying.of("table.large").with("file", file.toString()));
      }
      // Names in it are in whatever the clients sent.
      return new String(bytes, StandardCharsets.ISO_8859_1);
    } catch (AccessDeniedException e) {
      throw new SaidException(Saying.of("table.denied").with("file", file.toString()), e);
    }
  }
}
