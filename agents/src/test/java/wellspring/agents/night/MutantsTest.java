package wellspring.agents.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Whether a night finds what is there: faults that are put into the program on purpose. */
class MutantsTest {
  private static final String HUNT = "wellspring.night.mutants";
  private static final int SCHEDULES = 10_000;
  private static final int MUTANTS_MIN = 50;
  private static final double CAUGHT_MIN = 0.95;

  @Test
  void eachIsAtOnePlaceOfTheProgram() {
    List<Mutant> all = Mutant.all();

    assertThat(all).hasSizeGreaterThanOrEqualTo(MUTANTS_MIN);
    assertThat(all).extracting(Mutant::name).doesNotHaveDuplicates();
    assertThat(all)
        .allSatisfy(
            mutant -> {
              assertThat(mutant.places()).as("%s in %s", mutant.name(), mutant.file()).isEqualTo(1);
              assertThat(mutant.replace()).isNotEqualTo(mutant.find());
            });
  }

  /** Of those whose names or files match a pattern. */
  @Test
  @EnabledIfSystemProperty(named = HUNT, matches = ".+")
  void aNightFindsThem() throws Exception {
    String pattern = System.getProperty(HUNT);
    List<Mutant> wanted =
        Mutant.all().stream()
            .filter(mutant -> (mutant.file() + " " + mutant.name()).matches(".*" + pattern + ".*"))
            .toList();
    ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<Boolean>> hunts = new ArrayList<>();
      for (Mutant mutant : wanted) {
        hunts.add(threads.submit(() -> isCaught(mutant)));
      }
      int caught = 0;
      for (Future<Boolean> hunt : hunts) {
        caught += hunt.get() ? 1 : 0;
      }
      System.out.printf("%d of %d mutants are caught%n", caught, wanted.size());
      assertThat((double) caught / wanted.size()).isGreaterThanOrEqualTo(CAUGHT_MIN);
    } finally {
      threads.shutdownNow();
    }
  }

  private static boolean isCaught(Mutant mutant) throws Exception {
    Optional<String[]> failure = MutatedProgram.firstFailure(mutant, SCHEDULES);
    System.out.printf(
        "%-62s %-34s %s%n",
        mutant.name(),
        mutant.file(),
        failure
            .map(found -> "caught by schedule %s: %s".formatted(found[0], found[1]))
            .orElse("missed"));
    return failure.isPresent();
  }
}
