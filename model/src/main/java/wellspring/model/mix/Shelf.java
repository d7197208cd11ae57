package wellspring.model.mix;

import java.util.ArrayList;
import java.util.List;

/** The corpora that a model has kept, oldest first. */
public record Shelf<T>(List<List<T>> corpora) {
  public Shelf {
    corpora = List.copyOf(corpora);
  }

  public static <T> Shelf<T> empty() {
    return new Shelf<>(List.of());
  }

  /** This shelf with one corpus more. */
  public Shelf<T> with(List<T> fresh) {
    List<List<T>> all = new ArrayList<>(corpora);
    all.add(List.copyOf(fresh));
    return new Shelf<>(all);
  }

  /** The {@code count} newest corpora. */
  public Shelf<T> newest(int count) {
    return new Shelf<>(corpora.subList(Math.max(0, corpora.size() - count), corpora.size()));
  }

  /** All documents, oldest corpus first. */
  public List<T> documents() {
    return corpora.stream().flatMap(List::stream).toList();
  }
}
