package wellspring.model.measure;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import wellspring.model.language.number.NumberText;

/** Human documents of numbers that no model trains on, and how well they are predicted. */
final class HeldOutNumbers {
  private final List<String> texts;
  private final List<double[]> documents;
  private final int numbers;

  /**
   * @param numbers how many each document has
   * @throws IllegalArgumentException if there is no document
   */
  HeldOutNumbers(List<String> documents, int numbers) {
    if (documents.isEmpty()) {
      throw new IllegalArgumentException("there is no human document to measure models against");
    }
    this.texts = List.copyOf(documents);
    this.documents = documents.stream().map(text -> NumberText.parse(text, numbers)).toList();
    this.numbers = numbers;
  }

  /** The documents as they were written. */
  List<String> texts() {
    return texts;
  }

  /**
   * Cross-entropy and perplexity.
   *
   * @param logDensity of a document, in nats
   */
  SortedMap<Measure, Double> figures(ToDoubleFunction<double[]> logDensity) {
    double total = 0;
    for (double[] document : documents) {
      total += logDensity.applyAsDouble(document);
    }
    double crossEntropy = (0 - total) / documents.size() / numbers;
    SortedMap<Measure, Double> figures = new TreeMap<>();
    figures.put(Measure.HELD_OUT_PERPLEXITY, StrictMath.exp(crossEntropy));
    figures.put(Measure.HELD_OUT_CROSS_ENTROPY, crossEntropy);
    return figures;
  }
}
