package wellspring.agents.evaluator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.agents.scenario.language.LanguageSpec;
import wellspring.model.language.Language;
import wellspring.model.language.TokenLanguage;
import wellspring.model.language.ZipfLanguage;
import wellspring.model.learner.LanguageModel;
import wellspring.model.measure.HumanDocuments;
import wellspring.model.measure.Measure;
import wellspring.model.measure.ModelBenchmark;
import wellspring.model.random.Seed;

class RoundBenchmarksTest {
  private static final Seed SEED = new Seed(1);

  @Test
  void aLanguageThatStandsStillHasOneYardstick() {
    Language language = new ZipfLanguage(5, 1, 2);
    RoundBenchmarks yardsticks = new RoundBenchmarks(language, Spoken::new);

    assertThat(yardsticks.at(7)).isSameAs(yardsticks.at(0)).isEqualTo(new Spoken(language));
  }

  @Test
  void whereTheWorldChangesEachRoundHasItsOwn() {
    TokenLanguage language = changing();
    RoundBenchmarks yardsticks = new RoundBenchmarks(language, Spoken::new);

    for (int round : new int[] {0, 1, 5, 2, 0}) {
      Spoken yardstick = (Spoken) yardsticks.at(round);
      assertThat(yardstick.heldOut()).isEqualTo(language.asOf(round).heldOut(SEED, 20));
      assertThat(yardsticks.at(round)).isSameAs(yardstick);
    }
    assertThat(((Spoken) yardsticks.at(1)).heldOut())
        .isNotEqualTo(((Spoken) yardsticks.at(0)).heldOut());
  }

  private static TokenLanguage changing() {
    LanguageSpec spec =
        new ScenarioLoader(Path.of(""))
            .load("grammar", List.of("language.world.change=0.5"))
            .language();
    return (TokenLanguage) spec.language();
  }

  /** A yardstick that only remembers what people spoke. */
  private record Spoken(Language language) implements ModelBenchmark {
    List<String> heldOut() {
      return language.heldOut(SEED, 20);
    }

    @Override
    public int probeDocuments() {
      return 0;
    }

    @Override
    public HumanDocuments humanDocuments() {
      return new HumanDocuments(List.of(), heldOut());
    }

    @Override
    public SortedMap<Measure, Double> measure(LanguageModel model, List<String> probe) {
      return new TreeMap<>();
    }

    @Override
    public SortedMap<Measure, Double> human() {
      return new TreeMap<>();
    }
  }
}
