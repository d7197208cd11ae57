package wellspring.model.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import wellspring.model.mix.AssistedDraw;
import wellspring.model.mix.DrawFromAll;
import wellspring.model.mix.DrawMode;
import wellspring.model.mix.MemoryRegime;
import wellspring.model.mix.ReplayBuffer;
import wellspring.model.mix.Share;
import wellspring.model.random.Seed;

/** The exact course against the mean of many plain simulations of it. */
class TokenDriftSimulationTest {
  private static final double[] HUMANS = {0.4, 0.3, 0.15, 0.1, 0.05, 0};
  private static final int GENERATIONS = 6;
  private static final int REPLICAS = 8000;

  static List<Arguments> settings() {
    MemoryRegime replace = new MemoryRegime.Replace();
    MemoryRegime accumulate = new MemoryRegime.Accumulate();
    MemoryRegime window = new MemoryRegime.Window(3);
    return List.of(
        Arguments.of(new TokenDrift.FreshCorpus(12, 1, DrawMode.RANDOM), replace, 0.3, 0),
        Arguments.of(new TokenDrift.FreshCorpus(4, 3, DrawMode.RANDOM), replace, 0.3, 0),
        Arguments.of(new TokenDrift.FreshCorpus(4, 3, DrawMode.RANDOM), replace, 0.1, 2.5),
        Arguments.of(new TokenDrift.FreshCorpus(4, 3, DrawMode.EXACT), replace, 0.3, 0),
        Arguments.of(new TokenDrift.FreshCorpus(5, 2, DrawMode.EXACT), replace, 0.6, 4),
        Arguments.of(new TokenDrift.FreshCorpus(4, 3, DrawMode.EXACT), accumulate, 0, 0),
        Arguments.of(new TokenDrift.FreshCorpus(4, 3, DrawMode.EXACT), accumulate, 0.3, 5),
        Arguments.of(new TokenDrift.FreshCorpus(4, 3, DrawMode.RANDOM), accumulate, 0.1, 0),
        Arguments.of(new TokenDrift.FreshCorpus(3, 4, DrawMode.RANDOM), accumulate, 0.4, 1),
        Arguments.of(new TokenDrift.FreshCorpus(1, 8, DrawMode.RANDOM), accumulate, 0.5, 0.5),
        Arguments.of(new TokenDrift.FreshCorpus(4, 3, DrawMode.RANDOM), window, 0.2, 0),
        Arguments.of(new TokenDrift.FreshCorpus(4, 3, DrawMode.EXACT), window, 0.2, 1.5),
        Arguments.of(
            new TokenDrift.FreshCorpus(4, 3, DrawMode.RANDOM), new MemoryRegime.Anchor(2), 0.1, 0),
        Arguments.of(
            new TokenDrift.FreshCorpus(4, 3, DrawMode.EXACT), new MemoryRegime.Anchor(1), 0, 2),
        Arguments.of(
            new TokenDrift.FreshCorpus(4, 2, DrawMode.RANDOM), new MemoryRegime.Anchor(9), 0.2, 1),
        Arguments.of(
            new TokenDrift.FreshCorpus(4, 3, DrawMode.EXACT), new MemoryRegime.Subsample(5), 0, 0),
        Arguments.of(
            new TokenDrift.FreshCorpus(4, 3, DrawMode.RANDOM),
            new MemoryRegime.Subsample(2),
            0.3,
            1.5),
        Arguments.of(
            new TokenDrift.FreshCorpus(2, 4, DrawMode.RANDOM),
            new MemoryRegime.Subsample(1),
            0.2,
            0),
        Arguments.of(
            new TokenDrift.FreshCorpus(12, 1, DrawMode.EXACT),
            new MemoryRegime.Subsample(30),
            0.1,
            0),
        Arguments.of(new TokenDrift.FreshCorpus(8, 1, new DrawFromAll(20)), replace, 0.3, 0),
        Arguments.of(new TokenDrift.FreshCorpus(4, 3, new DrawFromAll(5)), replace, 0.4, 1.5),
        Arguments.of(new TokenDrift.FreshCorpus(4, 3, new DrawFromAll(10)), accumulate, 0.2, 0),
        Arguments.of(new TokenDrift.FreshCorpus(4, 2, new DrawFromAll(4)), window, 0.5, 0),
        Arguments.of(assisted(4, 3, DrawMode.RANDOM, 0.5, 0.7), replace, 0.3, 0),
        Arguments.of(assisted(2, 6, DrawMode.EXACT, 0.3, 1), replace, 0.5, 1.5),
        Arguments.of(assisted(4, 3, DrawMode.RANDOM, 0.8, 0.5), accumulate, 0.4, 0),
        Arguments.of(
            assisted(3, 4, DrawMode.RANDOM, 0.6, 0.6), new MemoryRegime.Subsample(2), 0.5, 0),
        Arguments.of(
            assisted(2, 5, DrawMode.EXACT, 1, 0.5), new MemoryRegime.Subsample(1), 0.9, 0.5));
  }

  private static TokenDrift.FreshCorpus assisted(
      int documents, int length, DrawMode base, double assisted, double strength) {
    return new TokenDrift.FreshCorpus(
        documents, length, new AssistedDraw(base, assisted, strength));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void theExactCourseIsTheMeanOfSimulations(
      TokenDrift.FreshCorpus corpus, MemoryRegime memory, double humans, double prior) {
    TokenDrift drift =
        new TokenDrift(
            TokenDrift.Humans.of(HUMANS),
            corpus,
            generation -> humanFraction(corpus, humans, generation),
            memory,
            prior);
    double[][] diversity = new double[GENERATIONS][REPLICAS];
    double[][] squaredError = new double[GENERATIONS][REPLICAS];
    for (int replica = 0; replica < REPLICAS; replica++) {
      UniformRandomProvider random = new Seed(7).stream("drift", memory.toString(), replica);
      double[][] models = simulate(drift, random);
      for (int i = 0; i < GENERATIONS; i++) {
        double[] model = models[i];
        diversity[i][replica] = 1 - Arrays.stream(model).map(p -> p * p).sum();
        squaredError[i][replica] =
            IntStream.range(0, model.length)
                .mapToDouble(
                    token -> (model[token] - HUMANS[token]) * (model[token] - HUMANS[token]))
                .sum();
      }
    }

    compare(drift.diversity(GENERATIONS), diversity);
    compare(drift.squaredError(GENERATIONS), squaredError);
  }

  private static void compare(double[] predicted, double[][] simulated) {
    for (int i = 0; i < GENERATIONS; i++) {
      double mean = Arrays.stream(simulated[i]).average().orElseThrow();
      double variance =
          Arrays.stream(simulated[i]).map(h -> (h - mean) * (h - mean)).sum() / (REPLICAS - 1);
      assertThat(predicted[i])
          .as("generation %d", i + 1)
          .isCloseTo(mean, within(4 * StrictMath.sqrt(variance / REPLICAS)));
    }
  }

  /**
   * Falls over the generations, so that a fraction taken from the wrong one shows; of all documents
   * it is a number of whole ones.
   */
  private static Share humanFraction(TokenDrift.FreshCorpus corpus, double humans, int generation) {
    double share = Math.min(1, humans * 3 / generation);
    return corpus.draw() instanceof DrawFromAll all
        ? Share.of((double) Math.round(share * all.written()) / all.written())
        : Share.of(share);
  }

  /** The fitted frequencies by generation. */
  private static double[][] simulate(TokenDrift drift, UniformRandomProvider random) {
    double[][] models = new double[GENERATIONS][];
    ReplayBuffer<int[]> shelf = ReplayBuffer.empty();
    double[] model = HUMANS;
    for (int generation = 1; generation <= GENERATIONS; generation++) {
      Share aim = generation == 1 ? Share.ALL : drift.humanFraction().apply(generation);
      shelf = drift.memory().rule().keep(shelf, corpus(drift.corpus(), aim, model, random));
      model = fit(drift.memory().rule().training(shelf, random), drift.prior());
      models[generation - 1] = model;
    }
    return models;
  }

  private static List<int[]> corpus(
      TokenDrift.FreshCorpus corpus, Share aim, double[] model, UniformRandomProvider random) {
    int humans = corpus.draw().count(aim, corpus.documents(), random);
    List<int[]> documents = new ArrayList<>();
    for (int document = 0; document < corpus.documents(); document++) {
      double[] author = document < humans ? HUMANS : model;
      double strength = document < humans ? strength(corpus, random) : 0;
      documents.add(
          IntStream.range(0, corpus.documentTokens())
              .mapToObj(i -> strength > 0 && random.nextDouble() < strength ? model : author)
              .mapToInt(writer -> draw(writer, random))
              .toArray());
    }
    return documents;
  }

  /** How probably a token of the next document of people is the model's. */
  private static double strength(TokenDrift.FreshCorpus corpus, UniformRandomProvider random) {
    return corpus.draw() instanceof AssistedDraw draw && random.nextDouble() < draw.assisted()
        ? draw.strength()
        : 0;
  }

  private static int draw(double[] probabilities, UniformRandomProvider random) {
    double left = random.nextDouble();
    int token = 0;
    while (token < probabilities.length - 1 && left >= probabilities[token]) {
      left -= probabilities[token];
      token++;
    }
    return token;
  }

  private static double[] fit(List<int[]> documents, double prior) {
    double[] model = new double[HUMANS.length];
    double tokens = documents.stream().mapToInt(document -> document.length).sum();
    Arrays.fill(model, prior / model.length / (tokens + prior));
    for (int[] document : documents) {
      for (int token : document) {
        model[token] += 1 / (tokens + prior);
      }
    }
    return model;
  }
}
