package lastlease.hub;

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

/** The hub's rooms: what each may use of the others, as its package's description says. */
class HubArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("lastlease.hub");

  @Test
  void roomsFormNoCycle() {
    slices().matching("lastlease.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void eachRoomKnowsOnlyTheOnesBefore() {
    only("seat");
    only("secret");
    only("event", "seat", "secret");
    only("intake", "event", "seat", "secret");
    only("disk", "intake", "event", "seat", "secret");
    only("http", "intake", "event", "seat", "secret");
  }

  @Test
  void eachTopicsRoomKnowsOnlyTheOnesBefore() {
    only("kafka.broker", "intake", "seat");
    only("kafka.record");
    only("kafka.journal", "kafka.broker", "intake", "seat");
    only(
        "kafka.report", "kafka.journal", "kafka.record", "kafka.broker", "event", "intake", "seat");
    only("kafka.control", "kafka.report", "kafka.broker", "event", "intake", "secret");
    only("kafka", "kafka.*", "intake", "event", "seat", "secret");
  }

  @Test
  void onlyTheKafkaRoomsKnowKafka() {
    noClasses()
        .that()
        .resideOutsideOfPackage("lastlease.hub.kafka..")
        .should()
        .dependOnClassesThat(resideInAnyPackage("org.apache.kafka..", "lastlease.hub.kafka.."))
        .check(CLASSES);
  }

  private static void only(String room, String... known) {
    String[] all =
        Stream.concat(Stream.of(room), Stream.of(known))
            .map(name -> "lastlease.hub." + name)
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage("lastlease.hub." + room)
        .should()
        .onlyDependOnClassesThat(
            not(resideInAPackage("lastlease.hub..")).or(resideInAnyPackage(all)))
        .check(CLASSES);
  }
}
