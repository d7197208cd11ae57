package wellspring.agents.model;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import wellspring.agents.context.Corpus;
import wellspring.agents.event.DocumentWritten;
import wellspring.model.language.Language;

/**
 * A document as a model keeps it for training.
 *
 * @param text what it says
 * @param tokens its length in tokens of the language
 * @param human the share of it that a person wrote
 * @param depth how many models its text passed through
 * @param label the probability that a person wrote it, as far as its curator knows; empty if the
 *     curator does not say
 */
public record TrainingDocument(
    String text, int tokens, double human, double depth, OptionalDouble label) {

  /** A corpus as its model keeps it, in its order. */
  public static List<TrainingDocument> all(Corpus corpus, Language language) {
    return IntStream.range(0, corpus.documents().size())
        .mapToObj(
            i ->
                of(
                    corpus.documents().get(i),
                    language,
                    corpus.human().isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(corpus.human().get(i))))
        .toList();
  }

  private static TrainingDocument of(
      DocumentWritten document, Language language, OptionalDouble label) {
    return new TrainingDocument(
        document.text(),
        language.length(document.text()),
        document.truth().humanPart(),
        document.truth().depth(),
        label);
  }

  /** The mean of a figure over documents, weighted by their tokens; 0 where there is no token. */
  static double mean(List<TrainingDocument> readings, ToDoubleFunction<TrainingDocument> figure) {
    double sum = 0;
    long tokens = 0;
    for (TrainingDocument reading : readings) {
      sum += figure.applyAsDouble(reading) * reading.tokens();
      tokens += reading.tokens();
    }
    return tokens == 0 ? 0 : sum / tokens;
  }
}
