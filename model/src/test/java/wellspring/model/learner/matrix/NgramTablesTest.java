package wellspring.model.learner.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two ways of counting come to the same. */
class NgramTablesTest {
  private static final int TOKENS_MAX = 12;

  @Test
  void comesToWhatSortingComesTo() {
    Random random = new Random(3);
    for (int i = 0; i < 300; i++) {
      int vocabulary = 1 + random.nextInt(5);
      int order = random.nextInt(4);
      TokenCorpus corpus = corpus(random, vocabulary, 1 + random.nextInt(30));
      NgramLevel[] tables = NgramTables.count(corpus, order);
      NgramLevel[] sorted = NgramCounter.count(corpus, order);
      assertThat(tables).hasSameSizeAs(sorted);
      for (int length = 1; length <= order + 1; length++) {
        assertThat(said(tables, length)).isEqualTo(said(sorted, length));
      }
    }
  }

  @Test
  void areTakenWhereTheyAreSmallerThanTheCorpus() {
    TokenCorpus corpus = TokenCorpus.open(List.of(new int[20]), 3, TOKENS_MAX);
    assertThat(corpus.line()).hasSize(13);
    assertThat(NgramTables.fit(corpus, 0)).isTrue();
    assertThat(NgramTables.fit(corpus, 1)).as("16 cells").isFalse();
    assertThat(NgramTables.fit(TokenCorpus.open(List.of(new int[1]), 1 << 20, 1), 5)).isFalse();
  }

  private static TokenCorpus corpus(Random random, int vocabulary, int documents) {
    List<int[]> tokens =
        Stream.generate(() -> random.ints(random.nextInt(15), 0, vocabulary).toArray())
            .limit(documents)
            .toList();
    return random.nextBoolean()
        ? TokenCorpus.open(tokens, vocabulary, TOKENS_MAX)
        : TokenCorpus.closed(tokens, vocabulary, TOKENS_MAX);
  }

  private static List<String> said(NgramLevel[] levels, int length) {
    NgramLevel level = levels[length - 1];
    int parents = length == 1 ? 1 : levels[length - 2].size();
    return IntStream.range(0, parents)
        .boxed()
        .flatMap(
            parent ->
                IntStream.range(level.from(parent), level.to(parent))
                    .mapToObj(
                        entry ->
                            "%d %d %d %d"
                                .formatted(
                                    parent,
                                    level.symbol(entry),
                                    level.suffix(entry),
                                    level.count(entry))))
        .toList();
  }
}
