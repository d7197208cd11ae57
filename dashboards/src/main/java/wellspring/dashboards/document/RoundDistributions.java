package wellspring.dashboards.document;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;

/**
 * How the tokens and the documents of a round are spread, for people ({@code humans}) and for each
 * model.
 *
 * @param ranks by author, how often the token of each rank is used; at most 60 ranks, evenly chosen
 *     on a logarithmic axis. None in a language of numbers
 * @param perplexity how surprising the documents are; null where that cannot be told
 */
public record RoundDistributions(
    int round, Map<String, List<RankFrequency>> ranks, Histogram perplexity) {
  /** What people are called. */
  public static final String HUMANS = "humans";

  /**
   * A token's rank, from 1 for the most frequent, and its share of all tokens.
   *
   * <p>As JSON it is an array of the two.
   */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"rank", "frequency"})
  public record RankFrequency(int rank, double frequency) {}

  /**
   * Numbers of documents by what they come to.
   *
   * @param unit what is counted along the edges
   * @param edges where the bins begin; the last one has no end
   * @param counts by author, the documents in each bin
   */
  public record Histogram(String unit, List<Double> edges, Map<String, List<Integer>> counts) {}
}
