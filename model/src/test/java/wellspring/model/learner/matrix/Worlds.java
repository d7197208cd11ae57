package wellspring.model.learner.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.model.random.Seed;
import wellspring.model.text.DocumentEnd;

/** Small random corpora, with something in them for every context length. */
final class Worlds {
  private static final double[] PRIORS = {0, 0.5, 3};

  private Worlds() {}

  /** A learner's settings and documents that suit them. */
  record World(int order, double prior, int vocabularySize, DocumentEnd end, long seed) {
    NumberedWords tokenizer() {
      return new NumberedWords(vocabularySize);
    }

    MatrixLearner learner() {
      return new MatrixLearner(order, prior, tokenizer(), end);
    }

    /** One that estimates its prior instead. */
    MatrixLearner estimating() {
      return new MatrixLearner(order, new Prior.Estimated(), 0, tokenizer(), end);
    }

    CountedByHand byHand() {
      return new CountedByHand(order, prior, vocabularySize, end);
    }

    UniformRandomProvider random(String use) {
      return new Seed(seed).stream(use, "test", order);
    }

    /** Documents of any length that the ending allows, the empty one and cut ones among them. */
    List<int[]> tokens(String use, int documents) {
      UniformRandomProvider random = random(use);
      List<int[]> all = new ArrayList<>();
      for (int document = 0; document < documents; document++) {
        int length =
            end instanceof DocumentEnd.FixedLength
                ? end.tokensMax()
                : random.nextInt(end.tokensMax() + 1);
        all.add(tokens(length, random));
      }
      return all;
    }

    /** Tokens of which the small ones are frequent. */
    int[] tokens(int length, UniformRandomProvider random) {
      return IntStream.range(0, length)
          .map(i -> random.nextInt(1 + random.nextInt(vocabularySize)))
          .toArray();
    }

    List<String> texts(List<int[]> tokens) {
      return tokens.stream().map(tokenizer()::decode).toList();
    }
  }

  /** Every order with every prior and both endings, each over its own seeds. */
  static Stream<World> all() {
    return IntStream.rangeClosed(0, 5).boxed().flatMap(Worlds::ofOrder);
  }

  private static Stream<World> ofOrder(int order) {
    return IntStream.range(0, 5)
        .boxed()
        .flatMap(
            seed -> IntStream.range(0, PRIORS.length).boxed().flatMap(p -> both(order, p, seed)));
  }

  private static Stream<World> both(int order, int prior, int seed) {
    long own = order * 100L + prior * 10L + seed;
    return Stream.of(
        new World(order, PRIORS[prior], 2 + seed, new DocumentEnd.FixedLength(1 + 2 * seed), own),
        new World(order, PRIORS[prior], 1 + seed, new DocumentEnd.EndSymbol(1 + 2 * seed), own));
  }
}
