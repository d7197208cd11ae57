package wellspring.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;

/** What events are, and who may read what of them. */
final class Events {
  private Events() {}

  static ArchRule eventsAreRecords(String root) {
    return classes()
        .that(assignableTo(root + ".agents.event.Event"))
        .and()
        .areNotInterfaces()
        .should()
        .beRecords();
  }

  /**
   * A curator is what lies in the curators' package or has the word in its name, so that the law
   * survives a move.
   */
  static ArchRule curatorsDoNotSeeTheTruth(String root) {
    String truth = root + ".agents.event.Truth";
    return noClasses()
        .that()
        .resideInAPackage(root + ".agents.curator..")
        .or(describe("have 'Curator' in their name", type -> isNamedCurator(type, root)))
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName(truth)
        .orShould()
        .accessTargetWhere(describe("return the truth", access -> returns(access, truth)));
  }

  private static boolean isNamedCurator(JavaClass type, String root) {
    return type.getPackageName().startsWith(root + ".agents")
        && type.getSimpleName().contains("Curator");
  }

  /** Whoever passes {@code document.truth()} on does not name its type. */
  private static boolean returns(JavaAccess<?> access, String type) {
    return access.getTarget() instanceof CodeUnitAccessTarget target
        && target.getRawReturnType().getName().equals(type);
  }
}
