package wellspring.model.mix;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/** What a model keeps between generations. */
public sealed interface MemoryRegime {

  /** What is kept once a fresh corpus has come. */
  <T> Shelf<T> keep(Shelf<T> shelf, List<T> fresh);

  /** What the next generation trains on. */
  default <T> List<T> training(Shelf<T> shelf, UniformRandomProvider random) {
    return shelf.documents();
  }

  /** Each generation trains on its fresh corpus alone. */
  record Replace() implements MemoryRegime {
    @Override
    public <T> Shelf<T> keep(Shelf<T> shelf, List<T> fresh) {
      return Shelf.<T>empty().with(fresh);
    }
  }

  /** Each generation trains on everything so far. */
  record Accumulate() implements MemoryRegime {
    @Override
    public <T> Shelf<T> keep(Shelf<T> shelf, List<T> fresh) {
      return shelf.with(fresh);
    }
  }

  /**
   * Each generation trains on the newest corpora.
   *
   * @param corpora how many, the fresh one included
   */
  record Window(int corpora) implements MemoryRegime {
    public Window {
      requirePositive("window", corpora);
    }

    @Override
    public <T> Shelf<T> keep(Shelf<T> shelf, List<T> fresh) {
      return shelf.with(fresh).newest(corpora);
    }
  }

  /**
   * The first documents of the first corpus, which people wrote, stay for ever beside the fresh
   * corpus.
   *
   * @param documents how many stay
   */
  record Anchor(int documents) implements MemoryRegime {
    public Anchor {
      requirePositive("anchor", documents);
    }

    @Override
    public <T> Shelf<T> keep(Shelf<T> shelf, List<T> fresh) {
      if (shelf.corpora().isEmpty()) {
        return Shelf.<T>empty().with(fresh);
      }
      List<T> first = shelf.corpora().get(0);
      return Shelf.<T>empty().with(first.subList(0, Math.min(documents, first.size()))).with(fresh);
    }
  }

  /**
   * Everything is kept, but each generation trains on as many documents as before, drawn at random
   * from all without repetition.
   *
   * @param documents how many it trains on; all there are while there are fewer
   */
  record Subsample(int documents) implements MemoryRegime {
    public Subsample {
      requirePositive("subsample", documents);
    }

    @Override
    public <T> Shelf<T> keep(Shelf<T> shelf, List<T> fresh) {
      return shelf.with(fresh);
    }

    @Override
    public <T> List<T> training(Shelf<T> shelf, UniformRandomProvider random) {
      return Sampling.without(shelf.documents(), documents, random);
    }
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, not " + value);
    }
  }
}
