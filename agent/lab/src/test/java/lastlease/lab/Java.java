package lastlease.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lastlease.cli.Main;

/**
 * The words that start a Java beside the tests. The program itself starts as its launcher starts
 * it, from what this build would install, with the archive of classes that the launcher makes: so
 * many agents start here that it is worth it.
 */
public final class Java {
  private static final Path MODULES = Path.of("..").toAbsolutePath().normalize();
  private static final Path HOME = MODULES.resolve(Path.of("seat", "target", "lastlease"));
  private static final Path HUB = MODULES.resolve(Path.of("hub", "target", "lastlease", "hub"));

  /** Made once, by the launcher, however many tests ask at the same time. */
  private static final class Archive {
    static final Path FILE = made();

    private static Path made() {
      Command.run(HOME.resolve(Path.of("bin", "lastlease")).toString(), "--version");
      return HOME.resolve("lastlease.jsa");
    }
  }

  private Java() {}

  /** The archive of classes that the launcher makes: empty where it could make none. */
  static Path archive() {
    return Archive.FILE;
  }

  /** The words that start the program, or a main class of the tests. */
  public static List<String> words(Class<?> main, String... arguments) {
    List<String> words =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Dorg.pcap4j.core.pcapLibName=libpcap.so.0.8"));
    words.addAll(
        main.equals(Main.class)
            ? installed(arguments.length > 0 && arguments[0].equals("hub"))
            : List.of("-cp", System.getProperty("java.class.path")));
    words.add(main.getName());
    words.addAll(List.of(arguments));
    return words;
  }

  private static List<String> installed(boolean hub) {
    List<String> words = new ArrayList<>();
    if (Files.isReadable(Archive.FILE)) {
      words.addAll(
          List.of(
              "-Xlog:cds=off",
              "-Xlog:cds+dynamic=off",
              "-XX:SharedArchiveFile=" + Archive.FILE,
              "-Xshare:auto"));
    }
    words.add("-cp");
    words.add(HOME.resolve("lib") + "/*" + (hub ? ":" + HUB + "/*" : ""));
    return words;
  }
}
