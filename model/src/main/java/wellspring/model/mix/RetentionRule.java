package wellspring.model.mix;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Which corpora, or which documents of the first one, a later generation still trains on. It is
 * what simulation does and what exact theory follows, so that the two cannot differ.
 *
 * @param anchored how many documents of the first corpus stay beside the newest corpora, from 0
 * @param newest how many of the newest corpora stay, the fresh one included, at least 1
 * @param drawn how many documents are drawn from all these for each training, at random and without
 *     repetition; empty if a generation trains on all of them
 */
public record RetentionRule(int anchored, int newest, OptionalInt drawn) implements MemoryRule {
  /** As many corpora as there are. */
  public static final int ALL = Integer.MAX_VALUE;

  /** The newest corpora, so many. */
  static RetentionRule newest(int corpora) {
    return new RetentionRule(0, corpora, OptionalInt.empty());
  }

  @Override
  public <T> ReplayBuffer<T> keep(ReplayBuffer<T> shelf, List<T> fresh) {
    ReplayBuffer<T> all = shelf.with(fresh);
    if (all.corpora().size() <= newest) {
      return all;
    }
    ReplayBuffer<T> kept = all.newest(newest);
    if (anchored == 0) {
      return kept;
    }
    List<T> first = all.corpora().get(0);
    List<List<T>> corpora = new ArrayList<>();
    corpora.add(first.subList(0, Math.min(anchored, first.size())));
    corpora.addAll(kept.corpora());
    return new ReplayBuffer<>(corpora);
  }

  @Override
  public <T> List<T> training(ReplayBuffer<T> shelf, UniformRandomProvider random) {
    return drawn.isPresent()
        ? ListSampling.without(shelf.documents(), drawn.getAsInt(), random)
        : shelf.documents();
  }

  @Override
  public int firstTraining(int documents) {
    return Math.min(drawn.orElse(documents), documents);
  }

  @Override
  public boolean remembers() {
    return anchored > 0 || newest > 1;
  }

  @Override
  public boolean keepsEverything(int corpora, int documents) {
    long all = (long) corpora * documents;
    return newest >= corpora && drawn.orElse(Integer.MAX_VALUE) >= all;
  }

  @Override
  public Optional<RetentionRule> retention() {
    return Optional.of(this);
  }

  @Override
  public String words(int documents) {
    String kept =
        anchored > 0
            ? "always keeps %d texts of people".formatted(Math.min(anchored, documents))
            : newest == ALL
                ? "keeps everything that it has read"
                : newest > 1
                    ? "keeps its last %d readings".formatted(newest)
                    : "keeps nothing that it has read";
    return drawn.isPresent()
        ? kept + String.format(Locale.ROOT, ", and learns from %,d texts of it", drawn.getAsInt())
        : kept;
  }
}
