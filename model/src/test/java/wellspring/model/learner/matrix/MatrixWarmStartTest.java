package wellspring.model.learner.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static wellspring.model.learner.Checkpoints.bytes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wellspring.model.learner.LanguageModel;
import wellspring.model.learner.SilentModel;
import wellspring.model.learner.matrix.Worlds.World;
import wellspring.model.text.DocumentEnd;

class MatrixWarmStartTest {
  private static final World WORLD = new World(2, 0.5, 4, new DocumentEnd.EndSymbol(6), 8);

  @ParameterizedTest
  @MethodSource("wellspring.model.learner.matrix.Worlds#all")
  void goingOnIsTheSameAsLearningBothAtOnce(World world) {
    List<int[]> first = world.tokens("first", 7);
    List<int[]> second = world.tokens("second", 9);
    List<int[]> both = new ArrayList<>(first);
    both.addAll(second);
    LanguageModel warm = warm(world, MatrixProbabilityTest.fit(world, first), second);
    assertThat(bytes(warm)).isEqualTo(bytes(MatrixProbabilityTest.fit(world, both)));
    UniformRandomProvider random = world.random("prefix");
    CountedByHand oracle = world.byHand().learn(both);
    for (int trial = 0; trial < 20; trial++) {
      int[] prefix = world.tokens(random.nextInt(6), random);
      assertThat(warm.nextToken().orElseThrow().after(prefix)[0])
          .isCloseTo(oracle.probability(prefix, 0), within(1e-12));
    }
  }

  static Stream<World> others() {
    return Stream.of(
        new World(1, 0.5, 4, new DocumentEnd.EndSymbol(6), 8),
        new World(2, 0.7, 4, new DocumentEnd.EndSymbol(6), 8),
        new World(2, 0.5, 5, new DocumentEnd.EndSymbol(6), 8),
        new World(2, 0.5, 4, new DocumentEnd.EndSymbol(7), 8),
        new World(2, 0.5, 4, new DocumentEnd.FixedLength(6), 8));
  }

  @ParameterizedTest
  @MethodSource("others")
  void refusesAPreviousModelOfAnotherKind(World other) {
    MatrixModel previous = MatrixProbabilityTest.fit(other, other.tokens("first", 3));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> warm(WORLD, previous, WORLD.tokens("second", 3)))
        .withMessageContaining("previous");
  }

  @Test
  void refusesAPreviousModelOfAnotherLearner() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> warm(WORLD, new SilentModel(), WORLD.tokens("second", 3)))
        .withMessageContaining("SilentModel");
  }

  @Test
  void refusesCountsBeyondTheGreatestInt() {
    NgramTrie counts = NgramTrie.count(TokenCorpus.open(List.of(new int[] {0, 0, 0}), 1, 3), 1);
    for (int doubling = 0; doubling < 29; doubling++) {
      counts = counts.plus(counts);
    }
    NgramTrie half = counts; // 3 * 2^29 occurrences
    assertThat(half.after(0).total(0)).isEqualTo(1_610_612_736);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> half.plus(half))
        .withMessageContaining("2^31");
  }

  private static LanguageModel warm(World world, LanguageModel previous, List<int[]> documents) {
    return world.learner().fit(world.texts(documents), Optional.of(previous));
  }
}
