package lastlease.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Jazzer on each parser, in a process of its own, from its corpus on; with {@code -Pdeep}. {@code
 * -Dfuzz.seconds=N} sets for how long (default: 600). What it finds is left in {@code target/fuzz},
 * and belongs into the corpus when it is mended.
 */
@Tag("deep")
class JazzerTest {
  private static final int SECONDS = Integer.getInteger("fuzz.seconds", 600);

  @ParameterizedTest
  @EnumSource
  void findsNothing(Target target) throws IOException, InterruptedException {
    Path place = Path.of("target", "fuzz", target.type.getSimpleName()).toAbsolutePath();
    Path grown = Files.createDirectories(place.resolve("grown"));
    File log = place.resolve("log").toFile();
    Process jazzer =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.type.getName(),
                "--instrumentation_includes=lastlease.**",
                "--reproducer_path=" + place,
                "-artifact_prefix=" + place + File.separator,
                "-max_total_time=" + SECONDS,
                "-timeout=10",
                grown.toString(),
                target.corpus().toAbsolutePath().toString())
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    int status = jazzer.waitFor();
    List<String> told = Files.readAllLines(log.toPath(), StandardCharsets.ISO_8859_1);
    assertEquals(
        0,
        status,
        () -> String.join("\n", told.subList(Math.max(0, told.size() - 40), told.size())));
  }
}
