package lastlease;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Data flows one way: capture, decode, track, diagnose, and out through reports. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
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
    only("lastlease.capture..", "lastlease.capture..");
    only("lastlease.decode..", "lastlease.decode..", "lastlease.capture..");
    only("lastlease.track..", "lastlease.track..", "lastlease.decode..", "lastlease.reports..");
    only("lastlease.alert..", "lastlease.alert..", "lastlease.reports..");
    only("lastlease.dashboard..", "lastlease.dashboard..", "lastlease.reports..");
    only("lastlease.probe..", "lastlease.probe..", "lastlease.decode..");
    only(
        "lastlease.diagnose..",
        "lastlease.diagnose..",
        "lastlease.track..",
        "lastlease.decode..",
        "lastlease.reports..");
  }

  private static void only(String stage, String... known) {
    classes()
        .that()
        .resideInAPackage(stage)
        .should()
        .onlyDependOnClassesThat(
            not(resideInAPackage("lastlease.."))
                .or(
                    com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage(
                        known)))
        .check(CLASSES);
  }

  @Test
  void onlyDecodeKnowsDhcp4java() {
    noClasses()
        .that()
        .resideOutsideOfPackage("lastlease.decode..")
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
        .resideOutsideOfPackage("lastlease")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(CLASSES);
  }
}
