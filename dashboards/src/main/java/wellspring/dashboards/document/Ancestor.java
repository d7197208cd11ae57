package wellspring.dashboards.document;

import java.util.List;

/**
 * A generation of a model, and where the text came from that it learned from.
 *
 * @param release its id
 * @param generation from 1
 * @param round when it was released
 * @param humanShare the share of the text that it was trained on that people wrote
 * @param depth of what it writes, in generations
 * @param sources who wrote its newest corpus; empty where that is not known
 */
public record Ancestor(
    String release,
    int generation,
    int round,
    double humanShare,
    double depth,
    List<CorpusSource> sources) {
  public Ancestor {
    sources = List.copyOf(sources);
  }

  /**
   * Whose documents a corpus has.
   *
   * @param author a cohort or a model
   * @param documents how many
   */
  public record CorpusSource(String author, int documents) {}
}
