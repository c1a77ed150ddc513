package lastlease.dist;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What the build has made. */
final class Built {
  static final Path TARGET = Path.of("target").toAbsolutePath();

  private Built() {}

  /** All files of a directory below target that match, sorted. */
  static List<Path> all(String directory, String glob) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(TARGET.resolve(directory), glob)) {
      files.forEach(found::add);
    }
    Collections.sort(found);
    return found;
  }

  /** All that is on the class path. */
  static List<Path> libraries() throws IOException {
    List<Path> all = new ArrayList<>(all("stage/lib", "*.jar"));
    all.addAll(all("stage/hub", "*.jar"));
    return all;
  }

  /** The only file that matches. */
  static Path one(String glob) throws IOException {
    List<Path> all = all("", glob);
    if (all.size() != 1) {
      throw new IOException(glob + " in " + TARGET + ": " + all);
    }
    return all.get(0);
  }
}
