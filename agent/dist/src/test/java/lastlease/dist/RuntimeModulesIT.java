package lastlease.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The runtime that jlink makes has what the libraries need. jdeps gives up on the class path as it
 * is, with modules among plain jars; it reads the classes of all of them in one directory.
 */
class RuntimeModulesIT {
  /** What is asked for in places that lastlease does not come to: JNA's look at windows. */
  private static final Set<String> LEFT_OUT = Set.of("java.desktop");

  @TempDir private Path classes = Path.of("");

  private void unpack(Path jar) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(jar))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        if (name.endsWith(".class")
            && !name.contains("module-info")
            && !name.startsWith("META-INF")) {
          Path file = classes.resolve(name);
          Files.createDirectories(file.getParent());
          Files.write(file, zip.readAllBytes());
        }
      }
    }
  }

  private Set<String> needed() throws IOException {
    for (Path jar : Built.libraries()) {
      unpack(jar);
    }
    StringWriter told = new StringWriter();
    int status =
        ToolProvider.findFirst("jdeps")
            .orElseThrow()
            .run(
                new PrintWriter(told),
                new PrintWriter(told),
                "-s",
                "--ignore-missing-deps",
                classes.toString());
    assertEquals(0, status, told.toString());
    Set<String> needed = new TreeSet<>();
    Matcher module = Pattern.compile("-> ((?:java|jdk)\\.[a-z.]+)").matcher(told.toString());
    while (module.find()) {
      needed.add(module.group(1));
    }
    return needed;
  }

  @Test
  void theRuntimeHasEveryModuleThatTheLibrariesNeed() throws IOException {
    List<String> roots =
        new ArrayList<>(Arrays.asList(System.getProperty("runtime.modules").split(",", -1)));
    Set<String> there = new TreeSet<>();
    Configuration.empty()
        .resolve(ModuleFinder.ofSystem(), ModuleFinder.of(), roots)
        .modules()
        .forEach(module -> there.add(module.name()));
    Set<String> missing = new TreeSet<>(needed());
    assertTrue(missing.contains("java.net.http"), "jdeps told what is needed: " + missing);
    missing.removeAll(there);
    assertEquals(LEFT_OUT, missing);
  }
}
