package wellspring.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;

/** Who may know whom. */
final class Modules {
  private Modules() {}

  static ArchRule modelKnowsNobody(String root) {
    return knowsOnly(root, "model");
  }

  static ArchRule agentsKnowTheModel(String root) {
    return knowsOnly(root, "agents", "model");
  }

  static ArchRule dashboardsDoNotKnowInfra(String root) {
    return knowsOnly(root, "dashboards", "agents", "model").allowEmptyShould(true);
  }

  private static ArchRule knowsOnly(String root, String module, String... others) {
    String itself = root + "." + module + "..";
    String[] known = Arrays.copyOf(others, others.length + 1);
    known[others.length] = module;
    Arrays.setAll(known, i -> root + "." + known[i] + "..");
    return noClasses()
        .that()
        .resideInAPackage(itself)
        .should()
        .dependOnClassesThat(resideInAPackage(root + "..").and(resideOutsideOfPackages(known)));
  }

  static ArchRule packagesHaveNoCycles(String root) {
    return slices().matching(root + ".(**)").should().beFreeOfCycles();
  }
}
