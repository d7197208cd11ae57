package wellspring.dashboards.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import wellspring.agents.event.DocumentWritten;
import wellspring.dashboards.document.RoundDistributions.Histogram;
import wellspring.dashboards.document.RoundDistributions.RankFrequency;
import wellspring.model.text.Tokenizer;

/** Counts the tokens of documents, and documents by their perplexity. */
final class TokenCounts {
  private static final int RANKS_MAX = 60;
  private static final int DOCUMENTS_MAX = 200;

  /** So much text is judged for each author; of long documents fewer. */
  private static final long CHARS_MAX = 200_000;

  /** Two edges to each doubling, up to 2^16. */
  private static final int EDGES = 33;

  private final Tokenizer tokenizer;

  TokenCounts(Tokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /** A text's tokens; empty if it has a word that the language lacks. */
  static Optional<int[]> tokens(Tokenizer tokenizer, String text) {
    try {
      return Optional.of(tokenizer.encode(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The rank–frequency curve of each author who wrote a token. */
  Map<String, List<RankFrequency>> ranks(Map<String, List<DocumentWritten>> byAuthor) {
    Map<String, List<RankFrequency>> ranks = new LinkedHashMap<>();
    byAuthor.forEach(
        (author, documents) -> {
          List<RankFrequency> own = ranks(counts(documents));
          if (!own.isEmpty()) {
            ranks.put(author, own);
          }
        });
    return Collections.unmodifiableMap(ranks);
  }

  private long[] counts(List<DocumentWritten> documents) {
    long[] counts = new long[tokenizer.vocabularySize()];
    for (DocumentWritten document : documents) {
      for (int token : tokens(tokenizer, document.text()).orElse(new int[0])) {
        counts[token]++;
      }
    }
    return counts;
  }

  private static List<RankFrequency> ranks(long[] counts) {
    long[] sorted = Arrays.stream(counts).filter(count -> count > 0).sorted().toArray();
    double all = Arrays.stream(sorted).sum();
    List<RankFrequency> ranks = new ArrayList<>();
    for (int rank : evenly(sorted.length)) {
      ranks.add(new RankFrequency(rank, sorted[sorted.length - rank] / all));
    }
    return ranks;
  }

  /** Whole numbers from 1 to the last, evenly on a logarithmic axis. */
  private static Set<Integer> evenly(int last) {
    Set<Integer> places = new TreeSet<>();
    for (int i = 0; i < RANKS_MAX && last > 0; i++) {
      places.add((int) Math.round(StrictMath.pow(last, (double) i / (RANKS_MAX - 1))));
    }
    return places;
  }

  /** How many documents of each author have which perplexity. */
  Histogram perplexities(
      Map<String, List<DocumentWritten>> byAuthor, SurprisalScorer judge, String unit) {
    List<Double> edges =
        IntStream.range(0, EDGES).mapToObj(edge -> StrictMath.pow(2, edge / 2.0)).toList();
    Map<String, List<Integer>> counts = new LinkedHashMap<>();
    byAuthor.forEach(
        (author, documents) -> counts.put(author, bins(perplexities(documents, judge))));
    return new Histogram(unit, edges, Collections.unmodifiableMap(counts));
  }

  private double[] perplexities(List<DocumentWritten> documents, SurprisalScorer judge) {
    long chars = documents.stream().mapToLong(document -> document.text().length()).sum();
    long most = Math.max(1, documents.size() * CHARS_MAX / Math.max(1, chars));
    return DocumentReader.some(documents, (int) Math.min(DOCUMENTS_MAX, most)).stream()
        .flatMap(document -> tokens(tokenizer, document.text()).stream())
        .mapToDouble(judge::perplexity)
        .filter(perplexity -> !Double.isNaN(perplexity))
        .toArray();
  }

  private static List<Integer> bins(double[] perplexities) {
    Integer[] bins = new Integer[EDGES];
    Arrays.fill(bins, 0);
    for (double perplexity : perplexities) {
      double place = 2 * StrictMath.log(perplexity) / StrictMath.log(2);
      bins[(int) Math.max(0, Math.min(EDGES - 1, Math.floor(place + 1e-9)))]++;
    }
    return List.of(bins);
  }
}
