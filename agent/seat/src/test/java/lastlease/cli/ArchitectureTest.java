package lastlease.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Data flows one way: capture, core, wire, track, diagnose, and out through reports. Modules keep
 * the rest apart: {@code reports} and the core cannot see what is outside of them.
 */
class ArchitectureTest {
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
        "lastlease.words..");
    only("lastlease.alert..", "lastlease.alert..", "lastlease.reports..", "lastlease.words..");
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

  /** Of its own house, this room knows those; of other houses, what the house may. */
  private static void room(String house, String room, String... known) {
    String[] rooms =
        Stream.concat(Stream.of(room), Stream.of(known))
            .map(name -> house + "." + name)
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
