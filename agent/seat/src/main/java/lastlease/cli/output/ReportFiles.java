package lastlease.cli.output;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import lastlease.reports.PoolReport;
import lastlease.reports.render.Format;
import lastlease.reports.render.words.Phrases;
import lastlease.session.Surroundings;
import lastlease.terminal.Link;
import lastlease.words.SaidException;
import lastlease.words.Saying;

/**
 * A directory with a report in all formats. The files belong together: all are written beside their
 * places before the first one takes its place, so that what fails leaves the old ones, as far as
 * the file system allows: one that fails between two moves leaves some new, some old.
 */
public final class ReportFiles {
  private final Path directory;
  private final Function<Format, String> names;

  /** For reports of a time. */
  public ReportFiles(Path directory) {
    this(directory, Format::fileName);
  }

  /**
   * @param names of the files
   */
  ReportFiles(Path directory, Function<Format, String> names) {
    this.directory = directory;
    this.names = names;
  }

  /** Says on standard error where it is; on a terminal its page can be opened from there. */
  void tell(Surroundings here) {
    String link = Link.to(place(Format.HTML), directory, here.progress(), here.environment());
    here.errWriter().println(here.words().get("out.written", Map.of("directory", link)));
  }

  /** Writes what is told in a format. */
  interface Content {
    void write(Format format, Writer out) throws IOException;
  }

  /**
   * Fails where the files could not be written.
   *
   * @param replace whether a report that is there may be replaced
   * @throws IOException with one line that says what to do
   */
  void check(boolean replace) throws IOException {
    Path there = directory.toAbsolutePath();
    while (!Files.exists(there, LinkOption.NOFOLLOW_LINKS) && there.getParent() != null) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there)) {
      throw isFile(there.equals(directory.toAbsolutePath()) ? directory : there);
    }
    if (!Files.isWritable(there)) {
      throw notAllowed(there);
    }
    if (!Files.exists(directory)) {
      tryToMake(there);
    }
    for (Format format : Format.values()) {
      Path target = place(format);
      if (Files.isDirectory(target)) {
        throw new SaidException(Saying.of("out.isDirectory").with("file", target.toString()));
      }
      if (!replace && Files.exists(target)) {
        throw new SaidException(Saying.of("out.exists").with("file", target.toString()));
      }
    }
  }

  /** Some file systems let nobody make anything, and call themselves writable: /proc. */
  private void tryToMake(Path there) throws IOException {
    try {
      Files.delete(Files.createTempDirectory(there, ".lastlease"));
    } catch (AccessDeniedException e) {
      throw notAllowed(there);
    } catch (FileSystemException e) {
      throw failed(Saying.of("out.noDirectory"), e);
    }
  }

  /**
   * Writes all of them, replacing those that are there; what fails before the last one is written
   * leaves these as they were.
   *
   * @throws IOException with one line that says what to do
   */
  void write(PoolReport report, Phrases phrases) throws IOException {
    write((format, out) -> format.render(report, phrases, false, out));
  }

  /** The same of any content. */
  void write(Content content) throws IOException {
    check(true);
    try (Drafts drafts = new Drafts()) {
      Files.createDirectories(directory);
      for (Format format : Format.values()) {
        try (Writer writer = drafts.begin(place(format))) {
          content.write(format, writer);
        }
      }
      drafts.takeTheirPlaces();
    } catch (FileAlreadyExistsException e) {
      throw isFile(directory);
    } catch (AccessDeniedException e) {
      throw notAllowed(directory);
    } catch (NoSuchFileException e) {
      throw failed(Saying.of("out.noDirectory"), e);
    } catch (FileSystemException e) {
      String reason = e.getReason();
      throw failed(reason == null ? Saying.of("out.noReason") : Saying.plain(reason), e);
    } catch (IOException e) {
      throw failed(SaidException.of(e), e);
    }
  }

  /** Files beside their places; those that have not taken them are removed in the end. */
  private static final class Drafts implements Closeable {
    /** Nobody can know it before, to put something in the way. */
    private final String suffix = "." + Long.toHexString(new SecureRandom().nextLong());

    private final Map<Path, Path> places = new LinkedHashMap<>();

    /** A new file: nothing that is there is written to, nor what a link points at. */
    Writer begin(Path place) throws IOException {
      Path draft = place.resolveSibling("." + place.getFileName() + suffix);
      Writer writer =
          Files.newBufferedWriter(
              draft,
              StandardCharsets.UTF_8,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.WRITE);
      places.put(draft, place);
      return writer;
    }

    void takeTheirPlaces() throws IOException {
      for (Map.Entry<Path, Path> draft : places.entrySet()) {
        Files.move(
            draft.getKey(),
            draft.getValue(),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }
    }

    @Override
    public void close() throws IOException {
      IOException failure = null;
      for (Path draft : places.keySet()) {
        try {
          Files.deleteIfExists(draft);
        } catch (IOException e) {
          if (failure == null) {
            failure = e;
          } else {
            failure.addSuppressed(e);
          }
        }
      }
      if (failure != null) {
        throw failure;
      }
    }
  }

  /** Where the file of a format is. */
  public Path place(Format format) {
    return directory.resolve(names.apply(format));
  }

  private IOException failed(Saying why, IOException cause) {
    return new SaidException(
        Saying.of("out.failed").with("directory", directory.toString()).with("why", why), cause);
  }

  private static IOException isFile(Path path) {
    return new SaidException(Saying.of("out.isFile").with("file", path.toString()));
  }

  private static IOException notAllowed(Path path) {
    return new SaidException(Saying.of("out.denied").with("file", path.toString()));
  }
}
