package wellspring.model.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import wellspring.model.random.Seed;

class MemoryRegimeTest {
  private static final List<List<String>> CORPORA =
      List.of(List.of("a1", "a2", "a3"), List.of("b1", "b2"), List.of("c1", "c2"), List.of("d1"));

  @Test
  void replaceTrainsOnTheFreshCorpusAlone() {
    assertThat(lastTraining(new MemoryRegime.Replace())).containsExactly("d1");
  }

  @Test
  void accumulateTrainsOnEverything() {
    assertThat(lastTraining(new MemoryRegime.Accumulate()))
        .containsExactly("a1", "a2", "a3", "b1", "b2", "c1", "c2", "d1");
  }

  @Test
  void windowTrainsOnTheNewestCorpora() {
    assertThat(lastTraining(new MemoryRegime.Window(2))).containsExactly("c1", "c2", "d1");
    assertThat(lastTraining(new MemoryRegime.Window(1))).containsExactly("d1");
    assertThat(lastTraining(new MemoryRegime.Window(9))).hasSize(8);
  }

  @Test
  void anchorAlwaysKeepsTheFirstDocumentsBesideTheFreshCorpus() {
    assertThat(lastTraining(new MemoryRegime.Anchor(2))).containsExactly("a1", "a2", "d1");
    assertThat(training(new MemoryRegime.Anchor(2), CORPORA.subList(0, 1)))
        .as("the first generation has its whole corpus")
        .containsExactly("a1", "a2", "a3");
  }

  @Test
  void subsampleTrainsOnThatManyOfEverythingWithoutRepetition() {
    assertThat(lastTraining(new MemoryRegime.Subsample(3)))
        .hasSize(3)
        .doesNotHaveDuplicates()
        .isSubsetOf(CORPORA.stream().flatMap(List::stream).toList());
    assertThat(lastTraining(new MemoryRegime.Subsample(99))).hasSize(8);
  }

  @Test
  void everySubsetIsEquallyLikely() {
    UniformRandomProvider random = new Seed(5).stream("test", "", 0);
    int[] hits = new int[6];
    List<Integer> items = List.of(0, 1, 2, 3, 4, 5);
    int draws = 60_000;
    for (int draw = 0; draw < draws; draw++) {
      ListSampling.without(items, 2, random).forEach(item -> hits[item]++);
    }
    for (int hit : hits) {
      // a third each; the standard error is 0.0019
      assertThat(hit / (double) draws).isEqualTo(1 / 3.0, within(0.008));
    }
  }

  @Test
  void exactDrawMeetsTheShareAndRandomDrawMeetsItOnAverage() {
    UniformRandomProvider random = new Seed(6).stream("test", "", 0);
    assertThat(DrawMode.EXACT.count(Share.of(0.25), 200, random)).isEqualTo(50);
    double sum = 0;
    double squares = 0;
    int draws = 20_000;
    for (int draw = 0; draw < draws; draw++) {
      double count = DrawMode.RANDOM.count(Share.of(0.25), 200, random);
      sum += count;
      squares += count * count;
    }
    double mean = sum / draws;
    assertThat(mean).isEqualTo(50, within(0.2));
    assertThat(squares / draws - mean * mean)
        .as("the variance of a binomial")
        .isEqualTo(200 * 0.25 * 0.75, within(2.0));
  }

  private static List<String> lastTraining(MemoryRegime regime) {
    return training(regime, CORPORA);
  }

  private static List<String> training(MemoryRegime regime, List<List<String>> corpora) {
    ReplayBuffer<String> shelf = ReplayBuffer.empty();
    for (List<String> corpus : corpora) {
      shelf = regime.rule().keep(shelf, corpus);
    }
    return new ArrayList<>(regime.rule().training(shelf, new Seed(1).stream("memory", "m", 0)));
  }
}
