package wellspring.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.properties.HasParameterTypes;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Predicate;

/**
 * What would make two runs of the same scenario differ. The rules look at accesses, because {@code
 * callMethod} does not see {@code Instant::now}.
 */
final class Repeatability {
  private static final List<String> CLOCKS =
      List.of(
          "now",
          "system",
          "systemUTC",
          "systemDefaultZone",
          "tick",
          "tickMillis",
          "tickSeconds",
          "tickMinutes");

  /** What Java lets each processor compute in its own way; the others of Math are exact. */
  private static final List<String> INEXACT =
      List.of(
          "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "exp",
          "expm1", "log", "log10", "log1p", "pow", "cbrt", "hypot");

  private Repeatability() {}

  static ArchRule timeIsAnArgument(String root) {
    return simulation(root, "read a clock", Repeatability::readsClock);
  }

  static ArchRule functionsAreStrict(String root) {
    return simulation(
        root,
        "use a function of Math of which StrictMath has the same bits everywhere",
        Repeatability::isInexact);
  }

  static ArchRule chanceComesFromTheSeed(String root) {
    return simulation(root, "draw from chance of its own", Repeatability::drawsUnseeded);
  }

  private static ArchRule simulation(
      String root, String description, Predicate<JavaAccess<?>> predicate) {
    return noClasses()
        .that()
        .resideInAnyPackage(root + ".model..", root + ".agents..")
        .should()
        .accessTargetWhere(DescribedPredicate.describe(description, predicate));
  }

  private static boolean isInexact(JavaAccess<?> access) {
    return access.getTargetOwner().isEquivalentTo(Math.class)
        && INEXACT.contains(access.getTarget().getName());
  }

  private static boolean readsClock(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String name = access.getTarget().getName();
    if (owner.startsWith("java.time.")) {
      return CLOCKS.contains(name);
    }
    return switch (owner) {
      case "java.lang.System" -> name.equals("currentTimeMillis") || name.equals("nanoTime");
      case "java.util.Calendar" -> name.equals("getInstance");
      case "java.util.Date", "java.util.GregorianCalendar" ->
          name.equals("<init>") && parameters(access) == 0;
      default -> false;
    };
  }

  /** With a seed Java's generators repeat too, but a stream of the run's seed is to be used. */
  private static boolean drawsUnseeded(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String name = access.getTarget().getName();
    if (owner.startsWith("java.util.random.")) {
      return true;
    }
    return switch (owner) {
      case "java.util.Random",
          "java.util.SplittableRandom",
          "java.util.concurrent.ThreadLocalRandom",
          "java.security.SecureRandom" ->
          true;
      case "java.lang.Math", "java.lang.StrictMath" -> name.equals("random");
      case "java.lang.System" -> name.equals("identityHashCode");
      case "java.util.UUID" -> name.equals("randomUUID");
      case "java.util.Collections" -> name.equals("shuffle") && parameters(access) == 1;
      case "org.apache.commons.rng.simple.RandomSource" -> makesItsOwnSeed(access);
      default -> false;
    };
  }

  private static boolean makesItsOwnSeed(JavaAccess<?> access) {
    return switch (access.getTarget().getName()) {
      case "create" -> parameters(access) < 2;
      case "createSeed" -> parameters(access) == 0;
      case "createInt", "createIntArray", "createLong", "createLongArray" -> true;
      default -> false;
    };
  }

  private static int parameters(JavaAccess<?> access) {
    return access.getTarget() instanceof HasParameterTypes target
        ? target.getRawParameterTypes().size()
        : 0;
  }
}
