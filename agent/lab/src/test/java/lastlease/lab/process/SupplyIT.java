package lastlease.lab.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What is handed on with lastlease is what NOTICE says, to the version: each was looked through for
 * its licence and for advisories, and another version is to be looked through again.
 */
class SupplyIT {
  private static final List<Path> LIBRARIES =
      List.of(
          Path.of("..", "seat", "target", "lastlease", "lib"),
          Path.of("..", "hub", "target", "lastlease", "hub"));
  private static final Path NOTICE = Path.of("..", "..", "NOTICE");
  private static final Pattern JAR = Pattern.compile("(.+?)-(\\d[^-]*)\\.jar");
  private static final Pattern LINE = Pattern.compile("([a-z][a-z0-9.-]+) (\\d\\S*) {2,}(\\S.*)");

  /** What a jar says of its licence, by how NOTICE begins to say it. */
  private static final Map<String, String> LICENCES =
      Map.of(
          "Apache", "apache",
          "MIT", "/mit",
          "LGPL", "lgpl",
          "BSD", "bsd",
          "EDL", "edl|epl-2.0");

  @Test
  void everyLibraryIsInTheNoticeInItsVersionAndNoOther() throws IOException {
    assertEquals(told().keySet(), jars().keySet());
  }

  @Test
  void aLibraryThatNamesItsLicenceNamesThatOfTheNotice() throws IOException {
    Map<String, String> told = told();
    int named = 0;
    for (Map.Entry<String, Path> jar : jars().entrySet()) {
      String licence = licence(jar.getValue());
      if (!licence.isEmpty()) {
        String line = Objects.requireNonNull(told.get(jar.getKey()), jar.getKey());
        String wanted = LICENCES.getOrDefault(line.split("[ ;,]", 2)[0], "no licence known here");
        assertTrue(
            Pattern.compile(wanted).matcher(licence).find(),
            () -> jar.getKey() + ": NOTICE says " + line + ", the library " + licence);
        named++;
      }
    }
    assertTrue(named > 5, "most libraries name their licence: " + named);
  }

  private static String licence(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      String told = file.getManifest().getMainAttributes().getValue("Bundle-License");
      return told == null ? "" : told.toLowerCase(Locale.ROOT);
    }
  }

  /** By name and version. */
  private static Map<String, Path> jars() throws IOException {
    Map<String, Path> all = new TreeMap<>();
    for (Path libraries : LIBRARIES) {
      try (Stream<Path> found = Files.list(libraries)) {
        for (Path jar : found.toList()) {
          Matcher name = JAR.matcher(String.valueOf(jar.getFileName()));
          assertTrue(name.matches(), jar.toString());
          if (!name.group(1).startsWith("lastlease")) {
            all.put(name.group(1) + " " + name.group(2), jar);
          }
        }
      }
    }
    return all;
  }

  /** What NOTICE says of each. */
  private static Map<String, String> told() throws IOException {
    Map<String, String> all = new TreeMap<>();
    for (String line : Files.readAllLines(NOTICE)) {
      Matcher library = LINE.matcher(line);
      if (library.matches()) {
        all.put(library.group(1) + " " + library.group(2), library.group(3));
      }
    }
    return all;
  }
}
