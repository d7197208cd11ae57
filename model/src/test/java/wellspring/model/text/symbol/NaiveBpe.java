package wellspring.model.text.symbol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Byte-level BPE by its definition: all pairs of the whole corpus are counted before each merge.
 */
final class NaiveBpe {
  final List<String> vocabulary = new ArrayList<>();
  final List<String> merges = new ArrayList<>();
  private List<List<Integer>> corpus;

  NaiveBpe(List<String> documents, int symbols) {
    IntStream.range(0, 256).mapToObj(ByteAlphabet::letter).sorted().forEach(vocabulary::add);
    corpus = documents.stream().flatMap(PreTokens::in).map(this::letters).toList();
    while (vocabulary.size() < symbols - 1) {
      List<Integer> best = mostFrequent();
      if (best.isEmpty()) {
        return;
      }
      String left = vocabulary.get(best.get(0));
      String right = vocabulary.get(best.get(1));
      merges.add(left + " " + right);
      int merged = vocabulary.size();
      vocabulary.add(left + right);
      corpus = corpus.stream().map(word -> merged(word, best, merged)).toList();
    }
  }

  private List<Integer> letters(String word) {
    List<Integer> letters = new ArrayList<>();
    for (byte value : word.getBytes(StandardCharsets.UTF_8)) {
      letters.add(vocabulary.indexOf(ByteAlphabet.letter(Byte.toUnsignedInt(value))));
    }
    return letters;
  }

  /** The first of the most frequent in the order of left and right; empty if none occurs twice. */
  private List<Integer> mostFrequent() {
    Map<Integer, Map<Integer, Integer>> counts = new TreeMap<>();
    for (List<Integer> word : corpus) {
      for (int i = 1; i < word.size(); i++) {
        counts
            .computeIfAbsent(word.get(i - 1), left -> new TreeMap<>())
            .merge(word.get(i), 1, Integer::sum);
      }
    }
    List<Integer> best = List.of();
    int most = 1;
    for (Map.Entry<Integer, Map<Integer, Integer>> left : counts.entrySet()) {
      for (Map.Entry<Integer, Integer> right : left.getValue().entrySet()) {
        if (right.getValue() > most) {
          most = right.getValue();
          best = List.of(left.getKey(), right.getKey());
        }
      }
    }
    return best;
  }

  private static List<Integer> merged(List<Integer> word, List<Integer> pair, int by) {
    List<Integer> out = new ArrayList<>();
    for (int i = 0; i < word.size(); i++) {
      if (i + 1 < word.size() && word.subList(i, i + 2).equals(pair)) {
        out.add(by);
        i++;
      } else {
        out.add(word.get(i));
      }
    }
    return out;
  }
}
