package wellspring.model.learner.matrix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import wellspring.model.text.DocumentEnd;

/** The model's formula, word for word, over a map of contexts: the oracle. */
final class CountedByHand {
  private static final int START = -1;

  private final int order;
  private final double[] prior; // by length of context
  private final int vocabularySize;
  private final DocumentEnd end;
  private final Map<List<Integer>, Map<Integer, Integer>> counts = new HashMap<>();

  CountedByHand(int order, double prior, int vocabularySize, DocumentEnd end) {
    this(order, PriorWeights.uniform(prior, order), vocabularySize, end);
  }

  CountedByHand(int order, PriorWeights prior, int vocabularySize, DocumentEnd end) {
    this.order = order;
    this.prior = prior.byLength();
    this.vocabularySize = vocabularySize;
    this.end = end;
  }

  CountedByHand learn(List<int[]> documents) {
    for (int[] document : documents) {
      List<Integer> history = new ArrayList<>(List.of(START));
      for (int i = 0; i < Math.min(document.length, end.tokensMax()); i++) {
        learn(history, document[i]);
        history.add(document[i]);
      }
      if (hasEnd(document.length)) {
        learn(history, vocabularySize);
      }
    }
    return this;
  }

  private void learn(List<Integer> history, int symbol) {
    for (int length = 0; length <= Math.min(order, history.size()); length++) {
      counts
          .computeIfAbsent(context(history, length), c -> new HashMap<>())
          .merge(symbol, 1, Integer::sum);
    }
  }

  private boolean hasEnd(int tokens) {
    return end instanceof DocumentEnd.EndSymbol && tokens < end.tokensMax();
  }

  int symbols() {
    return end instanceof DocumentEnd.EndSymbol ? vocabularySize + 1 : vocabularySize;
  }

  double probability(int[] prefix, int symbol) {
    List<Integer> history = new ArrayList<>(List.of(START));
    for (int token : prefix) {
      history.add(token);
    }
    double probability = 1.0 / symbols();
    for (int length = 0; length <= Math.min(order, history.size()); length++) {
      Map<Integer, Integer> row = counts.getOrDefault(context(history, length), Map.of());
      int total = row.values().stream().mapToInt(Integer::intValue).sum();
      if (total > 0) {
        double weight = prior[length];
        probability = (row.getOrDefault(symbol, 0) + weight * probability) / (total + weight);
      }
    }
    return probability;
  }

  double logLikelihood(int[] document) {
    boolean tooShort = end instanceof DocumentEnd.FixedLength && document.length < end.tokensMax();
    if (tooShort || document.length > end.tokensMax()) {
      return Double.NEGATIVE_INFINITY;
    }
    double sum = 0;
    for (int i = 0; i < document.length; i++) {
      sum += Math.log(probability(Arrays.copyOf(document, i), document[i]));
    }
    return hasEnd(document.length) ? sum + Math.log(probability(document, vocabularySize)) : sum;
  }

  private static List<Integer> context(List<Integer> history, int length) {
    return List.copyOf(history.subList(history.size() - length, history.size()));
  }
}
