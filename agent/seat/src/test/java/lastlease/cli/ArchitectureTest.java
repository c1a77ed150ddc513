package lastlease.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Data flows one way: capture, core, wire, track, diagnose, and out through reports. Modules keep
 * the rest apart: {@code reports} and the core cannot see what is outside of them.
 */
class ArchitectureTest {
  /** A folder with more has no idea of its own any more: it becomes several rooms. */
  private static final int MOST_FILES = 22;

  /** A file that one can still read in one sitting. */
  private static final int MOST_LINES = 400;

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("lastlease");

  @Test
  void packagesFormNoCycle() {
    slices().matching("lastlease.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void reportsKnowsNothingOfTheAgent() {
    noClasses()
        .that()
        .resideInAPackage("lastlease.reports..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("lastlease..").and(not(resideInAPackage("lastlease.reports.."))))
        .check(CLASSES);
  }

  @Test
  void eachStageKnowsOnlyTheOnesBefore() {
    only("lastlease.wire..", "lastlease.wire..");
    only("lastlease.leases..", "lastlease.leases..", "lastlease.wire..");
    only("lastlease.track..", "lastlease.track..", "lastlease.wire..", "lastlease.reports..");
    only(
        "lastlease.core..",
        "lastlease.core..",
        "lastlease.leases..",
        "lastlease.diagnose..",
        "lastlease.wire..",
        "lastlease.reports..");
    only("lastlease.words..", "lastlease.words..");
    only("lastlease.terminal..", "lastlease.terminal..");
    only("lastlease.event..", "lastlease.event..", "lastlease.reports..");
    only("lastlease.history..", "lastlease.history..", "lastlease.reports..");
    only("lastlease.tls..", "lastlease.tls..", "lastlease.words..");
    only(
        "lastlease.uplink..",
        "lastlease.uplink..",
        "lastlease.capture..",
        "lastlease.tls..",
        "lastlease.words..");
    only(
        "lastlease.capture..",
        "lastlease.capture..",
        "lastlease.core..",
        "lastlease.leases..",
        "lastlease.wire..",
        "lastlease.words..");
    only(
        "lastlease.tables..",
        "lastlease.tables..",
        "lastlease.capture..",
        "lastlease.leases..",
        "lastlease.program..",
        "lastlease.words..");
    only("lastlease.program..", "lastlease.program..");
    only(
        "lastlease.alert..",
        "lastlease.alert..",
        "lastlease.program..",
        "lastlease.reports..",
        "lastlease.words..");
    only(
        "lastlease.dashboard..",
        "lastlease.dashboard..",
        "lastlease.tls..",
        "lastlease.reports..",
        "lastlease.words..");
    only("lastlease.probe..", "lastlease.probe..", "lastlease.wire..", "lastlease.words..");
    only(
        "lastlease.session..",
        "lastlease.session..",
        "lastlease.terminal..",
        "lastlease.words..",
        "lastlease.capture..",
        "lastlease.core..",
        "lastlease.diagnose..",
        "lastlease.wire..",
        "lastlease.reports..");
    only(
        "lastlease.diagnose..",
        "lastlease.diagnose..",
        "lastlease.leases..",
        "lastlease.track..",
        "lastlease.wire..",
        "lastlease.reports..");
  }

  @Test
  void theRoomsOfATrackKnowNoClient() {
    room("lastlease.track", "moment");
    room("lastlease.track", "around", "moment");
    room("lastlease.track", "server", "around", "moment");
    room("lastlease.track", "lease", "moment");
  }

  @Test
  void eachRoomOfAnOutageKnowsOnlyTheOnesBefore() {
    room("lastlease.diagnose.outage", "victim");
    room("lastlease.diagnose.outage", "episode", "victim");
    room("lastlease.diagnose.outage", "fact", "episode", "victim");
    room("lastlease.diagnose.outage", "claim", "fact", "episode");
    room("lastlease.diagnose.outage", "evidence", "claim", "fact", "episode", "victim");
  }

  @Test
  void eachRoomOfTheCommandsKnowsOnlyTheOnesBelow() {
    room("lastlease.cli", "failure");
    room("lastlease.cli", "config");
    room("lastlease.cli", "option", "config", "failure");
    room("lastlease.cli", "output", "option", "config", "failure");
    room("lastlease.cli", "kept", "output", "option", "config", "failure");
    room("lastlease.cli", "here", "output", "option", "config", "failure");
  }

  @Test
  void theRoomsOfCaptureKnowOnlyTheOnesBelow() {
    room("lastlease.capture", "file", "");
    room("lastlease.capture", "machine");
    room("lastlease.capture", "journal", "file", "");
    room("lastlease.capture", "listen", "file", "machine", "");
  }

  @Test
  void timeKnowsNobodyWhoAsksForIt() {
    room("lastlease.live", "time");
  }

  @Test
  void noDetectorsRoomKnowsAnother() {
    room("lastlease.diagnose.detect", "madeup");
    room("lastlease.diagnose.detect", "answer", "");
    room("lastlease.diagnose.detect", "foreign", "");
  }

  @Test
  void noFolderIsTooFullAndNoFileTooLong() throws IOException {
    List<String> beyond = new ArrayList<>();
    Map<Path, Integer> folders = new TreeMap<>();
    for (Path file : ownSources()) {
      folders.merge(file.getParent(), 1, Integer::sum);
      int lines = Files.readAllLines(file).size();
      if (lines > MOST_LINES) {
        beyond.add(file + " has " + lines + " lines: divide it by idea");
      }
    }
    folders.forEach(
        (folder, files) -> {
          if (files > MOST_FILES) {
            beyond.add(folder + " has " + files + " files: make rooms inside");
          }
        });
    assertEquals(List.of(), beyond);
    assertTrue(folders.size() > 30, "all modules are looked at: " + folders.keySet());
  }

  /** The Java files of all modules, without those of tests. */
  private static List<Path> ownSources() throws IOException {
    List<Path> all = new ArrayList<>();
    Path root = Path.of("../..");
    List<Path> modules = new ArrayList<>(List.of(root.resolve("reports")));
    try (Stream<Path> beside = Files.list(root.resolve("agent"))) {
      beside.forEach(modules::add);
    }
    for (Path module : modules) {
      Path sources = module.resolve("src/main/java");
      if (Files.isDirectory(sources)) {
        try (Stream<Path> files = Files.walk(sources)) {
          files.filter(file -> file.toString().endsWith(".java")).forEach(all::add);
        }
      }
    }
    return all;
  }

  /** Of its own house (itself: ""), this room knows those; of other houses, what the house may. */
  private static void room(String house, String room, String... known) {
    String[] rooms =
        Stream.concat(Stream.of(room), Stream.of(known))
            .map(name -> name.isEmpty() ? house : house + "." + name)
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage(house + "." + room)
        .should()
        .onlyDependOnClassesThat(not(resideInAPackage(house + "..")).or(resideInAnyPackage(rooms)))
        .check(CLASSES);
  }

  private static void only(String stage, String... known) {
    classes()
        .that()
        .resideInAPackage(stage)
        .should()
        .onlyDependOnClassesThat(not(resideInAPackage("lastlease..")).or(resideInAnyPackage(known)))
        .check(CLASSES);
  }

  @Test
  void onlyWireKnowsDhcp4java() {
    noClasses()
        .that()
        .resideOutsideOfPackage("lastlease.wire..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.dhcp4java..")
        .check(CLASSES);
  }

  @Test
  void onlyCaptureAndProbeKnowPcap4j() {
    noClasses()
        .that()
        .resideOutsideOfPackages("lastlease.capture..", "lastlease.probe..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.pcap4j..")
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandsKnowPicocli() {
    noClasses()
        .that()
        .resideOutsideOfPackage("lastlease.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(CLASSES);
  }
}
