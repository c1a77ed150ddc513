package lastlease.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A second build of the same sources, elsewhere, gives the same bytes. Of the Debian package what
 * is in it: compressing it again takes longer than all the rest, and depends on nothing else.
 */
class ReproducibleIT {
  private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();

  private static final String SAME_INSIDE =
      """
      set -o pipefail
      for part in ctrl fsys; do
        cmp <(dpkg-deb --$part-tarfile "$1") <(dpkg-deb --$part-tarfile "$2") || exit
      done
      """;

  @TempDir private Path copy = Path.of("");

  private void copySources() throws IOException {
    Files.walkFileTree(
        PROJECT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes)
              throws IOException {
            String name = String.valueOf(dir.getFileName());
            if (name.equals("target") || name.equals(".git")) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(copy.resolve(PROJECT.relativize(dir).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Path relative = PROJECT.relativize(file);
            if (attributes.isRegularFile() && !relative.toString().equals(".git")) {
              Files.copy(file, copy.resolve(relative.toString()));
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Where the first difference is; empty where there is none. */
  private static Map<String, String> differences(List<Path> files, Path other) throws IOException {
    Map<String, String> differences = new TreeMap<>();
    for (Path file : files) {
      Path twin = other.resolve(PROJECT.relativize(file).toString());
      long place = Files.exists(twin) ? mismatch(file, twin) : 0;
      if (place >= 0) {
        differences.put(PROJECT.relativize(file).toString(), "differs at byte " + place);
      }
    }
    return differences;
  }

  private static long mismatch(Path file, Path twin) throws IOException {
    if (!file.toString().endsWith(".deb")) {
      return Files.mismatch(file, twin);
    }
    assumeTrue(Command.exists("dpkg-deb"), "needs dpkg-deb");
    Command.Result same =
        Command.run("bash", "-c", SAME_INSIDE, "bash", file.toString(), twin.toString());
    assertTrue(same.status() <= 1, same.output());
    return same.status() == 0 ? -1 : 0;
  }

  private static List<Path> archives() throws IOException {
    List<Path> archives = new ArrayList<>();
    for (String module :
        List.of("reports", "agent/core", "agent/seat", "agent/hub", "agent/dist")) {
      try (Stream<Path> files = Files.list(PROJECT.resolve(module + "/target"))) {
        files
            .filter(file -> file.toString().matches(".*\\.(jar|tar\\.gz|deb|cdx\\.json)"))
            // Tests are part of no package, and need not be built here.
            .filter(file -> !file.toString().endsWith("-tests.jar"))
            .forEach(archives::add);
      }
    }
    return archives;
  }

  @Test
  void twoBuildsGiveTheSameBytes() throws IOException {
    copySources();
    Command.Result build =
        Command.run(
            "env",
            "-C",
            copy.toString(),
            "HOME=" + System.getProperty("user.home"),
            "JAVA_HOME=" + System.getProperty("java.home"),
            System.getProperty("maven.home") + "/bin/mvn",
            "-B",
            "-q",
            "-Pdist,quick",
            "-Ddeb.compression=none",
            "package");
    assertEquals(0, build.status(), build.output());
    List<Path> archives = archives();
    assertTrue(archives.size() >= 8, archives.toString());
    assertEquals(Map.of(), differences(archives, copy));
  }
}
