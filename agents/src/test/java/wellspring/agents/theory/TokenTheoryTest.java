package wellspring.agents.theory;

import static wellspring.model.measure.Measure.DIVERSITY;
import static wellspring.model.measure.Measure.FREQUENCY_ERROR;
import static wellspring.model.measure.Measure.MISSING_MASS;
import static wellspring.model.measure.Measure.SURVIVING_VOCABULARY;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.language.ZipfLanguage;
import wellspring.model.measure.Measure;
import wellspring.model.mix.Share;
import wellspring.model.prediction.ClosedForms;
import wellspring.model.prediction.TokenDrift;
import wellspring.model.random.Seed;

/** Token frequencies in whole runs drift as theory says. */
class TokenTheoryTest {
  private static final List<Measure> MOMENTS = List.of(DIVERSITY, FREQUENCY_ERROR);
  private static final List<Measure> ALL =
      List.of(DIVERSITY, FREQUENCY_ERROR, MISSING_MASS, SURVIVING_VOCABULARY);
  private static final List<Measure> TAIL = List.of(MISSING_MASS, SURVIVING_VOCABULARY);

  /** Nobody writes along: what is kept makes the difference. */
  private static final String CLOSED =
      """
      rounds: 8
      language: {kind: zipf, vocabulary: 50, exponent: 1, documentTokens: 10}
      humans: {people: {writers: 1}}
      curators: {nobody: {human: 0, documents: 10}}
      models:
        replace: {curator: nobody, memory: replace}
        accumulate: {curator: nobody, memory: accumulate}
        anchor: {curator: nobody, memory: {anchor: 4}}
        subsample: {curator: nobody, memory: {subsample: 7}}
        smooth: {curator: nobody, memory: {window: 3}, learner: {prior: 5}}
      evaluation: {probeDocuments: 1, heldOutDocuments: 1, measures: [diversity, frequency_error, surviving_vocabulary, missing_mass]}
      """;

  /** People write along, token by token or as a fixed number of tokens. */
  private static final String MIXED =
      """
      rounds: 8
      language: {kind: zipf, vocabulary: 50, exponent: 1, documentTokens: 1}
      humans: {people: {writers: 1}}
      curators:
        random: {human: 0.1, draw: random, documents: 60}
        exact: {human: 0.1, draw: exact, documents: 60}
      models:
        replace: {curator: random, memory: replace}
        replace-exact: {curator: exact, memory: replace}
        accumulate: {curator: random, memory: accumulate}
      evaluation: {probeDocuments: 1, heldOutDocuments: 1, measures: [diversity, frequency_error, surviving_vocabulary, missing_mass]}
      """;

  @ParameterizedTest
  @CsvSource({"10, 10, 50, 1"})
  void closedLoopsLoseDiversityAsTheClosedFormsSay(
      int documents, int length, int vocabulary, double exponent) {
    closedLoops(150, documents, length, vocabulary, exponent);
  }

  @Tag("theory")
  @ParameterizedTest
  @CsvSource({
    "2000, 10, 10, 50, 1",
    "8000, 5, 4, 10, 0",
    "1000, 20, 12, 200, 1.5",
    "1000, 50, 20, 100, 1",
  })
  void closedLoopsLoseDiversityAtAnySizeAsTheClosedFormsSay(
      int count, int documents, int length, int vocabulary, double exponent) {
    closedLoops(count, documents, length, vocabulary, exponent);
  }

  private static void closedLoops(
      int count, int documents, int length, int vocabulary, double exponent) {
    Replicas replicas =
        Replicas.of(
            CLOSED,
            count,
            "language.vocabulary=" + vocabulary,
            "language.exponent=" + exponent,
            "language.documentTokens=" + length,
            "curators.nobody.documents=" + documents);
    double human = humanDiversity(vocabulary, exponent);
    int tokens = documents * length;
    for (int generation : new int[] {1, 3, 8}) {
      replicas.assertMean(
          "replace", DIVERSITY, generation, ClosedForms.replacing(human, tokens, generation));
      double kept = ClosedForms.accumulating(human, tokens, generation);
      replicas.assertMean("accumulate", DIVERSITY, generation, kept);
      replicas.assertMean("accumulate", FREQUENCY_ERROR, generation, human - kept);
    }
    replicas.assertPredicted("accumulate", TAIL);
    replicas.assertPredicted("anchor", MOMENTS);
    replicas.assertPredicted("subsample", MOMENTS);
    replicas.assertPredicted("smooth", MOMENTS);
    replicas.assertPredicted("replace", MISSING_MASS, 1);
    if (tokens <= 256) {
      replicas.assertPredicted("replace", TAIL);
    }
  }

  /** Corpora are drawn from all that people and the one model wrote. */
  private static final String NATURAL =
      """
      rounds: 8
      language: {kind: zipf, vocabulary: 40, exponent: 1, documentTokens: 1}
      humans: {people: {writers: 1}}
      curators: {all: {human: natural, documents: 40}}
      models: {model: {curator: all}}
      evaluation: {probeDocuments: 1, heldOutDocuments: 1, measures: [diversity, frequency_error, surviving_vocabulary, missing_mass]}
      """;

  @Test
  void whatIsThereHoldsDiversityAsTheClosedFormsSay() {
    natural(120, new Seed(16).stream("natural", "parameters", 0));
  }

  @Tag("theory")
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void whatIsThereHoldsDiversityAtAnySizeAsTheClosedFormsSay(int draw) {
    natural(1_500, new Seed(16).stream("natural", "parameters", draw));
  }

  /** At parameters that are drawn. */
  private static void natural(int count, UniformRandomProvider random) {
    int people = 20 + random.nextInt(60);
    int model = 1 + random.nextInt(120);
    int documents = 5 + random.nextInt(people - 4);
    String[] single = {
      "humans.people.documents=" + people,
      "models.model.documents=" + model,
      "curators.all.documents=" + documents
    };
    Replicas replicas = Replicas.of(NATURAL, count, single);
    double human = humanDiversity(40, 1);
    for (int generation : new int[] {1, 2, 8}) {
      replicas.assertMean(
          "model",
          DIVERSITY,
          generation,
          ClosedForms.replacingFromAll(human, documents, people, model, generation));
    }
    replicas.assertPredicted("model", MOMENTS);
    String length = "language.documentTokens=" + (2 + random.nextInt(9));
    String window = "models.model.memory={window: 3}";
    Replicas.of(NATURAL, count, single[0], single[1], single[2], length, window)
        .assertPredicted("model", MOMENTS);
    // Of few tokens, so that some are missing to the end.
    String few = "curators.all.documents=" + (2 + random.nextInt(5));
    String accumulate = "models.model.memory=accumulate";
    Replicas.of(NATURAL, count, single[0], single[1], few, accumulate)
        .assertPredicted("model", ALL);
  }

  @ParameterizedTest
  @CsvSource({"60, 0.1"})
  void humanTextHoldsDiversityAsTheClosedFormsSay(int tokens, double share) {
    mixed(100, tokens, share);
  }

  @Tag("theory")
  @ParameterizedTest
  @CsvSource({
    "1000, 60, 0.1",
    "5000, 24, 0.5",
    "1000, 100, 0.01",
    "4000, 100, 0.8",
    "1000, 300, 0.02"
  })
  void humanTextHoldsDiversityAtAnyShareAsTheClosedFormsSay(int count, int tokens, double share) {
    mixed(count, tokens, share);
  }

  private static void mixed(int count, int tokens, double share) {
    Replicas replicas =
        Replicas.of(
            MIXED,
            count,
            "curators.random.human=" + share,
            "curators.exact.human=" + share,
            "curators.random.documents=" + tokens,
            "curators.exact.documents=" + tokens);
    double human = humanDiversity(50, 1);
    Share humans = Share.of(share);
    for (int generation : new int[] {2, 4, 8}) {
      replicas.assertMean(
          "replace",
          DIVERSITY,
          generation,
          ClosedForms.replacingWithHumans(human, tokens, humans, generation));
      replicas.assertMean(
          "accumulate",
          DIVERSITY,
          generation,
          ClosedForms.accumulatingWithHumans(human, tokens, humans, generation));
    }
    replicas.assertPredicted("replace-exact", MOMENTS);
    replicas.assertPredicted("accumulate", TAIL);
    if (tokens <= 256) {
      replicas.assertPredicted("replace", TAIL);
      replicas.assertPredicted("replace-exact", TAIL);
    }
  }

  private static double humanDiversity(int vocabulary, double exponent) {
    double[] frequencies = new ZipfLanguage(vocabulary, exponent, 1).tokenFrequencies();
    return 1 - TokenDrift.Humans.of(frequencies).match();
  }
}
