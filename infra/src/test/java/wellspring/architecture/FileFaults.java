package wellspring.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

/** Who tells people what went wrong with a file. */
final class FileFaults {
  private static final Set<String> WORDS =
      Set.of("getMessage", "getLocalizedMessage", "getReason", "toString");

  private FileFaults() {}

  /** Java's own message is often no more than the path. */
  static ArchRule filesAreTalkedOfInOnePlace(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .doNotHaveSimpleName("FileFault")
        .should()
        .accessTargetWhere(
            DescribedPredicate.describe(
                "take the words of an IOException, or wrap one", FileFaults::speaks));
  }

  private static boolean speaks(JavaAccess<?> access) {
    String name = access.getTarget().getName();
    if (access.getTargetOwner().isAssignableTo(UncheckedIOException.class)) {
      return name.equals("<init>") || WORDS.contains(name);
    }
    return access.getTargetOwner().isAssignableTo(IOException.class) && WORDS.contains(name);
  }
}
