package wellspring.model.mix;

import java.util.ArrayList;
import java.util.List;

/** The corpora that a model has kept, oldest first. */
public record ReplayBuffer<T>(List<List<T>> corpora) {
  public ReplayBuffer {
    corpora = List.copyOf(corpora);
  }

  public static <T> ReplayBuffer<T> empty() {
    return new ReplayBuffer<>(List.of());
  }

  /** This shelf with one corpus more. */
  public ReplayBuffer<T> with(List<T> fresh) {
    List<List<T>> all = new ArrayList<>(corpora);
    all.add(List.copyOf(fresh));
    return new ReplayBuffer<>(all);
  }

  /** The {@code count} newest corpora. */
  public ReplayBuffer<T> newest(int count) {
    return new ReplayBuffer<>(corpora.subList(Math.max(0, corpora.size() - count), corpora.size()));
  }

  /** All documents, oldest corpus first. */
  public List<T> documents() {
    return corpora.stream().flatMap(List::stream).toList();
  }
}
