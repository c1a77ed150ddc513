package lastlease.lab;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher's archive of classes halves the time to start; without one nobody would notice. */
class QuickStartIT {
  /** What stands in an archive's list for a lambda that is kept. */
  private static final String LAMBDA = "Lambda";

  @Test
  void classesAndLambdasComeFromTheArchive(@TempDir Path directory) throws Exception {
    assertTrue(Files.size(Java.archive()) > 0, "the JDK made none, or crashed");
    Path log = directory.resolve("loaded");
    String java = ProcessHandle.current().info().command().orElse("java");
    Path lib = Java.archive().resolveSibling("lib");
    Command.run(
        java,
        "-XX:+UseSerialGC",
        "-XX:SharedArchiveFile=" + Java.archive(),
        "-Xlog:class+load:file=" + log,
        "-cp",
        lib + "/*",
        "lastlease.cli.Main",
        "--help");
    String loaded = Files.readString(log);
    assertTrue(
        loaded.lines().anyMatch(one -> isKept(one) && one.contains("lastlease.cli.Main ")), loaded);
    assertTrue(loaded.lines().anyMatch(one -> isKept(one) && one.contains(LAMBDA)), loaded);
  }

  private static boolean isKept(String line) {
    return line.contains("shared objects file");
  }
}
