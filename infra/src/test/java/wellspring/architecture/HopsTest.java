package wellspring.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The way from the command to the first document, as ARCHITECTURE.md has it, is in the code. */
class HopsTest {
  private static final int HOPS_MAX = 8;
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| (\\d+) \\| `(\\w+)` \\| `(\\w+)` \\| \\w.*\\|$");

  /** One class calls another. */
  private record Hop(int number, String from, String to) {}

  private static List<Hop> hops() throws IOException {
    return ROW.matcher(Files.readString(Repository.ROOT.resolve("ARCHITECTURE.md")))
        .results()
        .map(row -> new Hop(Integer.parseInt(row.group(1)), row.group(2), row.group(3)))
        .toList();
  }

  @Test
  void leadFromTheCommandToWhoWritesEachFromWhereTheLastOneLed() throws IOException {
    List<Hop> hops = hops();
    assertThat(hops).hasSizeBetween(2, HOPS_MAX);
    assertThat(hops.get(0).from()).isEqualTo("RunCommand");
    assertThat(hops.get(hops.size() - 1).to()).isEqualTo("Cohort");
    for (int i = 0; i < hops.size(); i++) {
      assertThat(hops.get(i).number()).isEqualTo(i + 1);
      assertThat(i == 0 || hops.get(i).from().equals(hops.get(i - 1).to())).isTrue();
    }
  }

  @Test
  void areCallsInTheCode() throws IOException {
    for (Hop hop : hops()) {
      assertThat(known(hop.from())).as(hop.toString()).containsAnyElementsOf(faces(hop.to()));
    }
  }

  @Test
  void aCallThatIsNotInTheCodeIsNoHop() {
    assertThat(known("RunCommand")).doesNotContainAnyElementsOf(faces("Cohort"));
  }

  /** What a class and those within it refer to. */
  private static Set<String> known(String name) {
    JavaClass own = find(name);
    return House.CLASSES.stream()
        .filter(each -> (each.getName() + "$").startsWith(own.getName() + "$"))
        .flatMap(each -> each.getDirectDependenciesFromSelf().stream())
        .map(dependency -> dependency.getTargetClass().getName())
        .collect(Collectors.toSet());
  }

  /** A class, and what it can be called through. */
  private static Set<String> faces(String name) {
    JavaClass own = find(name);
    return Stream.concat(Stream.of(own), own.getAllRawInterfaces().stream())
        .map(JavaClass::getName)
        .filter(each -> each.startsWith("wellspring"))
        .collect(Collectors.toSet());
  }

  private static JavaClass find(String name) {
    List<JavaClass> found =
        House.CLASSES.stream()
            .filter(each -> each.getSimpleName().equals(name) && each.isTopLevelClass())
            .toList();
    assertThat(found).as(name).hasSize(1);
    return found.get(0);
  }
}
