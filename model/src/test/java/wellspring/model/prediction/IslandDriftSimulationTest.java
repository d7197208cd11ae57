package wellspring.model.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.mix.DrawMode;
import wellspring.model.mix.Share;
import wellspring.model.random.Seed;

/** Islands of drawn sizes and shares, document by document, against the recursion. */
class IslandDriftSimulationTest {
  private static final double[] HUMANS = {0.4, 0.25, 0.15, 0.1, 0.06, 0.04};
  private static final int GENERATIONS = 4;

  @ParameterizedTest
  @ValueSource(longs = 1)
  void fewReplicasAgree(long seed) {
    compare(seed, 1_500);
  }

  @Tag("theory")
  @ParameterizedTest
  @ValueSource(longs = {2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
  void manyReplicasAgree(long seed) {
    compare(seed, 20_000);
  }

  private static void compare(long seed, int replicas) {
    UniformRandomProvider random = new Seed(seed).stream("islands", "test", 0);
    int length = 1 + random.nextInt(4);
    double prior = random.nextInt(2) * 2 * random.nextDouble();
    List<Island> islands =
        IntStream.range(0, 2 + random.nextInt(3)).mapToObj(i -> Island.drawn(random)).toList();
    int humanDocuments = islands.stream().mapToInt(Island::documents).max().orElseThrow() + 3;
    int written = humanDocuments + random.nextInt(9);
    IslandDrift drift =
        new IslandDrift(
            TokenDrift.Humans.of(HUMANS),
            humanDocuments,
            islands.stream().map(island -> island.drift(length, written)).toList(),
            prior);
    int models = islands.size();
    double[][] within = new double[models][replicas];
    double[][] between = new double[models][replicas];
    for (int replica = 0; replica < replicas; replica++) {
      Run run = new Run(islands, length, humanDocuments, written, prior, random);
      double[][] p = run.last();
      for (int i = 0; i < models; i++) {
        within[i][replica] = 1 - match(p[i], p[i]);
        for (int j = 0; j < models; j++) {
          between[i][replica] += i == j ? 0 : (1 - match(p[i], p[j])) / (models - 1);
        }
      }
    }
    for (int i = 0; i < models; i++) {
      ClosedForms.Islands expected = drift.course(i, GENERATIONS).get(GENERATIONS - 1);
      assertMean(within[i], expected.within(), "within " + i + " of " + islands);
      assertMean(between[i], expected.between(), "between " + i + " of " + islands);
    }
  }

  private static void assertMean(double[] values, double expected, String what) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    double error = Math.sqrt(squares / (values.length - 1) / values.length);
    assertThat((mean - expected) / error).as(what).isBetween(-3.5, 3.5);
  }

  private static double match(double[] p, double[] q) {
    double match = 0;
    for (int token = 0; token < p.length; token++) {
      match += p[token] * q[token];
    }
    return match;
  }

  private record Island(int documents, double human, double pool) {
    static Island drawn(UniformRandomProvider random) {
      return new Island(2 + random.nextInt(12), random.nextDouble() / 2, random.nextDouble());
    }

    IslandDrift.Island drift(int length, int written) {
      return new IslandDrift.Island(
          new TokenDrift.FreshCorpus(documents, length, DrawMode.RANDOM),
          generation -> Share.of(human),
          Share.of(pool),
          written);
    }
  }

  /** One history, in which documents are really written, and no corpus has one twice. */
  private record Run(
      List<Island> islands,
      int length,
      int humanDocuments,
      int written,
      double prior,
      UniformRandomProvider random) {

    /** The models' frequencies at the end: (models, tokens). */
    double[][] last() {
      int models = islands.size();
      double[][] p = new double[models][];
      for (int generation = 1; generation <= GENERATIONS; generation++) {
        List<List<int[]>> texts = new ArrayList<>();
        for (int author = 0; author < models && generation > 1; author++) {
          texts.add(write(p[author], written));
        }
        List<int[]> human = write(HUMANS, humanDocuments);
        double[][] next = new double[models][];
        for (int i = 0; i < models; i++) {
          next[i] = fit(corpus(i, texts, human));
        }
        p = next;
      }
      return p;
    }

    private List<int[]> write(double[] frequencies, int documents) {
      return IntStream.range(0, documents)
          .mapToObj(d -> IntStream.range(0, length).map(t -> draw(frequencies)).toArray())
          .toList();
    }

    private int draw(double[] frequencies) {
      double left = random.nextDouble();
      int token = 0;
      while (token < frequencies.length - 1 && left >= frequencies[token]) {
        left -= frequencies[token++];
      }
      return token;
    }

    private List<int[]> corpus(int i, List<List<int[]>> texts, List<int[]> human) {
      Island island = islands.get(i);
      int[] wanted = new int[texts.size() + 1]; // the last one is people
      for (int document = 0; document < island.documents(); document++) {
        boolean isHuman = texts.isEmpty() || random.nextDouble() < island.human();
        boolean isPooled = random.nextDouble() < island.pool();
        wanted[isHuman ? texts.size() : isPooled ? random.nextInt(texts.size()) : i]++;
      }
      List<int[]> corpus = new ArrayList<>();
      for (int author = 0; author < wanted.length; author++) {
        List<int[]> own = new ArrayList<>(author == texts.size() ? human : texts.get(author));
        ListSampler.shuffle(random, own);
        corpus.addAll(own.subList(0, wanted[author]));
      }
      return corpus;
    }

    private double[] fit(List<int[]> corpus) {
      double[] counts = new double[HUMANS.length];
      corpus.forEach(document -> IntStream.of(document).forEach(token -> counts[token]++));
      double total = (double) corpus.size() * length + prior;
      return Arrays.stream(counts).map(n -> (n + prior / counts.length) / total).toArray();
    }
  }
}
