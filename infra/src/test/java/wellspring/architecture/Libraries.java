package wellspring.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where the big libraries may be used. */
final class Libraries {
  /** DJL's packages, wherever their name stands, so that a fixture can do without DJL. */
  private static final PackageMatcher DJL = PackageMatcher.of("..ai.djl..");

  private Libraries() {}

  static ArchRule djlIsInOnePackage(String root) {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackage("..ai.djl..")
        .should(useItInOnePackage());
  }

  static ArchRule pekkoIsInAgentsAndInfra(String root) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(root + ".agents..", root + ".infra..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.pekko..");
  }

  static ArchRule kafkaIsInInfra(String root) {
    return onlyInfraUses(root, "org.apache.kafka..", "kafka..", "io.cloudevents..");
  }

  static ArchRule prometheusIsInInfra(String root) {
    return onlyInfraUses(root, "io.prometheus..");
  }

  private static ArchRule onlyInfraUses(String root, String... packages) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".infra..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages);
  }

  private static ArchCondition<JavaClass> useItInOnePackage() {
    return new ArchCondition<>("use DJL in one package") {
      private final Map<String, List<Dependency>> users = new TreeMap<>();

      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          if (DJL.matches(dependency.getTargetClass().getPackageName())) {
            users.computeIfAbsent(type.getPackageName(), name -> new ArrayList<>()).add(dependency);
          }
        }
      }

      @Override
      public void finish(ConditionEvents events) {
        if (users.size() > 1) {
          users.values().stream()
              .flatMap(List::stream)
              .map(use -> SimpleConditionEvent.violated(use, use.getDescription()))
              .forEach(events::add);
        }
      }
    };
  }
}
