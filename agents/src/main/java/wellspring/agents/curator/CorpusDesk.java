package wellspring.agents.curator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.Origin;
import wellspring.agents.scenario.CuratorSpec;
import wellspring.model.mix.Sampling;

/** Decides which of a round's documents make a corpus. It sees what documents claim, no more. */
final class CorpusDesk {
  private final CuratorSpec spec;

  CorpusDesk(CuratorSpec spec) {
    this.spec = spec;
  }

  /**
   * The ids of a corpus' documents, sorted. While the model itself has not written yet, all are
   * human.
   *
   * @param round the round, from 0
   * @param documents what was written in it, sorted by id
   * @param model whom the corpus is for
   * @throws IllegalStateException if there are fewer documents than the corpus needs
   */
  List<String> compose(
      int round, List<DocumentWritten> documents, String model, UniformRandomProvider random) {
    List<DocumentWritten> human = claiming(documents, Origin.HUMAN);
    List<DocumentWritten> synthetic = claiming(documents, Origin.SYNTHETIC);
    List<DocumentWritten> own =
        synthetic.stream().filter(document -> document.agent().equals(model)).toList();
    int humans =
        own.isEmpty()
            ? spec.documents()
            : spec.draw().count(spec.human().at(round), spec.documents(), random);
    int pooled = spec.draw().count(spec.pool(), spec.documents() - humans, random);

    List<DocumentWritten> chosen = new ArrayList<>(take("human", human, humans, random));
    List<DocumentWritten> fromPool = take("synthetic", synthetic, pooled, random);
    chosen.addAll(fromPool);
    Set<DocumentWritten> taken = new HashSet<>(fromPool);
    List<DocumentWritten> rest =
        own.stream().filter(document -> !taken.contains(document)).toList();
    chosen.addAll(take("own synthetic", rest, spec.documents() - chosen.size(), random));
    return chosen.stream().map(DocumentWritten::id).sorted().toList();
  }

  private static List<DocumentWritten> claiming(List<DocumentWritten> documents, Origin origin) {
    return documents.stream().filter(document -> document.claim().origin() == origin).toList();
  }

  private static List<DocumentWritten> take(
      String kind, List<DocumentWritten> from, int count, UniformRandomProvider random) {
    if (from.size() < count) {
      throw new IllegalStateException(
          "the corpus needs %,d %s documents, but there are %,d"
              .formatted(count, kind, from.size()));
    }
    return Sampling.without(from, count, random);
  }
}
