package wellspring.agents.model;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * A document as a model keeps it for training.
 *
 * @param text what it says
 * @param tokens its length in tokens of the language
 * @param human 1 if a person wrote it, else 0
 * @param depth how many models its text passed through
 * @param label the probability that a person wrote it, as far as its curator knows; empty if the
 *     curator does not say
 */
record Reading(String text, int tokens, double human, double depth, OptionalDouble label) {

  /** The mean of a figure over documents, weighted by their tokens; 0 where there is no token. */
  static double mean(List<Reading> readings, ToDoubleFunction<Reading> figure) {
    double sum = 0;
    long tokens = 0;
    for (Reading reading : readings) {
      sum += figure.applyAsDouble(reading) * reading.tokens();
      tokens += reading.tokens();
    }
    return tokens == 0 ? 0 : sum / tokens;
  }
}
