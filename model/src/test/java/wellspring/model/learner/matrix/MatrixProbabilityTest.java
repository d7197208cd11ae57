package wellspring.model.learner.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.language.TokenDistribution;
import wellspring.model.learner.matrix.Worlds.World;
import wellspring.model.text.DocumentEnd;

class MatrixProbabilityTest {
  private static final String WORLDS = "wellspring.model.learner.matrix.Worlds#all";

  @ParameterizedTest
  @MethodSource(WORLDS)
  void givesTheProbabilitiesOfTheFormula(World world) {
    List<int[]> documents = world.tokens("learn", 12);
    CountedByHand oracle = world.byHand().learn(documents);
    TokenDistribution distribution = fit(world, documents).nextToken().orElseThrow();
    UniformRandomProvider random = world.random("prefix");
    for (int trial = 0; trial < 60; trial++) {
      int[] prefix = world.tokens(random.nextInt(8), random);
      double[] expected = new double[oracle.symbols()];
      Arrays.setAll(expected, symbol -> oracle.probability(prefix, symbol));
      assertThat(distribution.after(prefix))
          .as("after %s", Arrays.toString(prefix))
          .containsExactly(expected, within(1e-12));
    }
  }

  @ParameterizedTest
  @MethodSource(WORLDS)
  void everyRowSumsToOne(World world) {
    TokenDistribution distribution =
        fit(world, world.tokens("learn", 12)).nextToken().orElseThrow();
    UniformRandomProvider random = world.random("prefix");
    for (int trial = 0; trial < 60; trial++) {
      int[] prefix = world.tokens(random.nextInt(8), random);
      assertThat(Arrays.stream(distribution.after(prefix)).sum()).isCloseTo(1, within(1e-12));
    }
  }

  @ParameterizedTest
  @MethodSource(WORLDS)
  void walksAlongADocumentAsItAnswersItsPrefixes(World world) {
    TokenDistribution distribution =
        fit(world, world.tokens("learn", 12)).nextToken().orElseThrow();
    UniformRandomProvider random = world.random("prefix");
    for (int trial = 0; trial < 60; trial++) {
      int[] document = world.tokens(random.nextInt(8), random);
      List<double[]> along = distribution.along(document);
      assertThat(along).hasSize(document.length + 1);
      for (int place = 0; place <= document.length; place++) {
        assertThat(along.get(place)).isEqualTo(distribution.after(Arrays.copyOf(document, place)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource(WORLDS)
  void judgesDocumentsByTheFormula(World world) {
    List<int[]> learned = world.tokens("learn", 12);
    CountedByHand oracle = world.byHand().learn(learned);
    List<int[]> judged = new ArrayList<>(learned);
    judged.addAll(world.tokens("judge", 40));
    double[] likelihoods = fit(world, learned).logLikelihoods(world.texts(judged));
    for (int document = 0; document < likelihoods.length; document++) {
      assertThat(likelihoods[document])
          .as(Arrays.toString(judged.get(document)))
          .isCloseTo(oracle.logLikelihood(judged.get(document)), within(1e-10));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.7})
  void allDocumentsThatItCanWriteSumToOne(double prior) {
    World world = new World(2, prior, 3, new DocumentEnd.EndSymbol(4), 11);
    MatrixModel model = fit(world, world.tokens("learn", 10));
    List<int[]> all = new ArrayList<>();
    List<int[]> grown = List.of(new int[0]);
    for (int length = 0; length <= 5; length++) {
      all.addAll(grown);
      grown = grown.stream().flatMap(shorter -> longer(shorter, 3).stream()).toList();
    }
    double[] likelihoods = model.logLikelihoods(world.texts(all));
    assertThat(Arrays.stream(likelihoods).map(Math::exp).sum()).isCloseTo(1, within(1e-12));
  }

  @Test
  void documentsOfAnotherLengthCannotBeWritten() {
    World fixed = new World(1, 1, 3, new DocumentEnd.FixedLength(4), 1);
    MatrixModel model = fit(fixed, fixed.tokens("learn", 5));
    assertThat(model.logLikelihoods(List.of("", "w0 w0 w0", "w0 w0 w0 w0 w0")))
        .containsOnly(Double.NEGATIVE_INFINITY);
    World cut = new World(1, 1, 3, new DocumentEnd.EndSymbol(4), 1);
    assertThat(fit(cut, cut.tokens("learn", 5)).logLikelihoods(List.of("w0 w0 w0 w0 w0")))
        .containsOnly(Double.NEGATIVE_INFINITY);
  }

  @Test
  void aDocumentWithoutEndTeachesNothingAboutEnds() {
    World world = new World(1, 0, 2, new DocumentEnd.EndSymbol(3), 1);
    TokenDistribution distribution =
        fit(world, List.of(new int[] {0, 1, 1}, new int[] {0, 1, 1, 0, 0, 0, 0}))
            .nextToken()
            .orElseThrow();
    assertThat(distribution.after(new int[] {0})).containsExactly(0, 1, 0);
    assertThat(distribution.after(new int[] {0, 1})).containsExactly(0, 1, 0);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void orderZeroWithoutPriorIsTheRelativeFrequency(long seed) {
    World world = new World(0, 0, 20, new DocumentEnd.FixedLength(8), seed);
    List<int[]> documents = world.tokens("learn", 10);
    double[] frequencies = new double[20];
    documents.forEach(document -> Arrays.stream(document).forEach(token -> frequencies[token]++));
    Arrays.setAll(frequencies, token -> frequencies[token] / 80);
    TokenDistribution distribution = fit(world, documents).nextToken().orElseThrow();
    assertThat(distribution.after(new int[0])).containsExactly(frequencies);
    assertThat(distribution.after(new int[] {3, 1})).containsExactly(frequencies);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5})
  void onlyOrderZeroForgetsThePrefix(int order) {
    World world = new World(order, 1, 4, new DocumentEnd.EndSymbol(6), 5);
    TokenDistribution distribution = fit(world, world.tokens("learn", 9)).nextToken().orElseThrow();
    assertThat(distribution.dependsOnPrefix()).isEqualTo(order > 0);
  }

  static MatrixModel fit(World world, List<int[]> documents) {
    return world.learner().fit(world.texts(documents), Optional.empty());
  }

  private static List<int[]> longer(int[] tokens, int vocabularySize) {
    List<int[]> all = new ArrayList<>();
    for (int token = 0; token < vocabularySize; token++) {
      int[] longer = Arrays.copyOf(tokens, tokens.length + 1);
      longer[tokens.length] = token;
      all.add(longer);
    }
    return all;
  }
}
