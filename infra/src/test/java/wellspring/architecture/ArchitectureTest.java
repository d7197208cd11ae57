package wellspring.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.EvaluationResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArchitectureTest {
  private static final Pattern FILE = Pattern.compile("\\((\\w+)\\.java:\\d+\\)");

  @ParameterizedTest
  @EnumSource
  void theHouseKeeps(Law law) {
    law.in(House.ROOT).check(House.CLASSES);
  }

  @ParameterizedTest
  @EnumSource
  void theFixtureBreaksItInEveryBadClassAndInNoOther(Law law, @TempDir Path folder)
      throws IOException {
    JavaClasses fixture = Fixture.of(law, folder);
    Set<String> bad =
        fixture.stream()
            .map(JavaClass::getSimpleName)
            .filter(name -> name.startsWith("Bad"))
            .collect(Collectors.toSet());
    assertThat(bad).isNotEmpty();
    assertThat(offenders(law.in(Fixture.ROOT).evaluate(fixture))).isEqualTo(bad);
  }

  @Test
  void everyClassOfTheHouseIsLookedAt() throws IOException {
    Set<String> seen = House.CLASSES.stream().map(JavaClass::getName).collect(Collectors.toSet());
    for (Path file : Repository.sources("main")) {
      if (!file.endsWith("package-info.java")) {
        assertThat(seen).contains(Repository.className(file));
      }
    }
  }

  /** The classes in whose files the violations are. */
  private static Set<String> offenders(EvaluationResult result) {
    return result.getFailureReport().getDetails().stream()
        .flatMap(detail -> FILE.matcher(detail).results().map(ArchitectureTest::name))
        .collect(Collectors.toSet());
  }

  private static String name(MatchResult match) {
    return match.group(1);
  }
}
