package wellspring.model.measure;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import wellspring.model.language.Language;
import wellspring.model.language.TokenDistribution;
import wellspring.model.language.TokenLanguage;
import wellspring.model.random.Seed;

/**
 * What people wrote for models to be held against. Immutable.
 *
 * @param language what they speak
 * @param seed the run's root
 * @param heldOut documents that no model trains on
 * @param reference documents beside which those of models are set
 * @param probe documents that people would write if they were measured like a model
 * @param size how much of anybody's text is compared
 */
record HumanText(
    TokenLanguage language,
    Seed seed,
    ScoredDocuments heldOut,
    ProbeText reference,
    ProbeText probe,
    SampleSize size) {
  /** No cohort of writers has such a name, so no model trains on this text but by chance. */
  private static final String COHORT = "(yardstick)";

  static HumanText of(TokenLanguage language, Seed seed, int heldOutMax, int documents) {
    List<String> heldOut = language.heldOut(seed, heldOutMax);
    List<String> reference = written(language, seed, 0, documents);
    SampleSize size =
        SampleSize.of(
            TokenSample.of(language.tokenizer(), reference),
            language.documentEnd(),
            language.tokenizer().vocabularySize());
    return new HumanText(
        language,
        seed,
        new ScoredDocuments(
            TokenSample.of(language.tokenizer(), heldOut), heldOut, language.documentEnd()),
        ProbeText.of(language, reference, size),
        ProbeText.of(language, written(language, seed, 1, documents), size),
        size);
  }

  private static List<String> written(TokenLanguage language, Seed seed, int round, int documents) {
    Language.CohortWriting writing = language.writing(seed, COHORT, round, documents);
    return IntStream.range(0, documents).mapToObj(writing::document).toList();
  }

  Optional<TokenDistribution> truth() {
    return language.truth();
  }

  int vocabularySize() {
    return language.tokenizer().vocabularySize();
  }
}
