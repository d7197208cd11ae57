package wellspring.dashboards.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import wellspring.agents.event.ModelReleased;

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

  /**
   * A release and those before it, back to the first generation.
   *
   * @param release whose ancestors are wanted; without it there are none
   * @param releases of the same model, in any order
   * @param corpora who wrote the corpus that was curated for the model, by round
   * @param latency how many rounds lie between a corpus and the release that learned from it
   */
  public static List<Ancestor> of(
      String release,
      List<ModelReleased> releases,
      Map<Integer, List<CorpusSource>> corpora,
      int latency) {
    List<Ancestor> ancestors = new ArrayList<>();
    releases.stream()
        .filter(each -> each.id().equals(release))
        .findFirst()
        .ifPresent(
            newest ->
                releases.stream()
                    .filter(each -> each.generation() <= newest.generation())
                    .sorted(Comparator.comparingInt(ModelReleased::generation).reversed())
                    .map(each -> of(each, corpora.getOrDefault(each.round() - latency, List.of())))
                    .forEach(ancestors::add));
    return List.copyOf(ancestors);
  }

  private static Ancestor of(ModelReleased release, List<CorpusSource> sources) {
    return new Ancestor(
        release.id(),
        release.generation(),
        release.round(),
        release.humanShare(),
        release.depth(),
        sources);
  }
}
