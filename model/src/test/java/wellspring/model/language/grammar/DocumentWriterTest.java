package wellspring.model.language.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.random.Seed;

class DocumentWriterTest {
  private static final int DOCUMENTS = 100_000;

  /** Pearson's chi-square (1900) over all documents, those that are too rare for it as one. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.25})
  void writesEachDocumentAsOftenAsItsProbabilitySays(double error) {
    RoundSpeech speech = Small.speech(Small.FEW, 2, error);
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < DOCUMENTS; i++) {
      UniformRandomProvider random = new Seed(3).stream("test", "", i);
      int style = random.nextInt(speech.grammar().styles());
      counts.merge(Arrays.toString(DocumentWriter.write(speech, style, random)), 1, Integer::sum);
    }
    ChiSquare chiSquare = new ChiSquare();
    Enumeration.of(speech)
        .forEach(
            (document, p) -> chiSquare.add(p, counts.getOrDefault(Arrays.toString(document), 0)));

    assertThat(chiSquare.cells).isGreaterThan(20);
    assertThat(chiSquare.pooledCount).isLessThan(DOCUMENTS / 4.0);
    assertThat(chiSquare.standardised()).isLessThan(3);
  }

  private static final class ChiSquare {
    private double sum;
    private int cells;
    private double pooledExpected = DOCUMENTS;
    private double pooledCount = DOCUMENTS;

    void add(double probability, int count) {
      double expected = probability * DOCUMENTS;
      if (expected >= 10) {
        sum += (count - expected) * (count - expected) / expected;
        cells++;
        pooledExpected -= expected;
        pooledCount -= count;
      }
    }

    /** In standard errors above its mean, the degrees of freedom. */
    double standardised() {
      double difference = pooledCount - pooledExpected;
      double rest = pooledExpected < 10 ? 0 : difference * difference / pooledExpected;
      return (sum + rest - cells) / StrictMath.sqrt(2.0 * cells);
    }
  }

  @Test
  void usesEachTokenAsOftenAsAllDocumentsTogether() {
    RoundSpeech speech = Small.speech(Small.FEW, 3, 0.2);
    double[] expected = new double[speech.grammar().lexicon().vocabulary().size()];
    Enumeration.of(speech)
        .forEach(
            (document, p) -> {
              for (int token : document) {
                expected[token] += p;
              }
            });
    double tokens = Arrays.stream(expected).sum();

    assertThat(TokenShares.of(speech))
        .containsExactly(Arrays.stream(expected).map(e -> e / tokens).toArray(), within(1e-12));
  }
}
