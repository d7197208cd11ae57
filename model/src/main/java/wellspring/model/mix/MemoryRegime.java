package wellspring.model.mix;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/**
 * What a model keeps between generations.
 *
 * <p>This file is all that there is to a regime: how scenarios name and describe it, and its {@link
 * MemoryRule}, from which everything else follows: what is trained on, what exact theory predicts,
 * what people are told. A new regime is one record more and its name in {@link #KINDS}; if it does
 * not keep what a {@link RetentionRule} can say, it brings a rule of its own, in a file of its own.
 */
public sealed interface MemoryRegime {

  /** All regimes, in the order in which people are shown them. */
  List<Kind> KINDS =
      List.of(Replace.KIND, Accumulate.KIND, Window.KIND, Anchor.KIND, Subsample.KIND);

  /**
   * How scenarios speak of a regime.
   *
   * @param name its name in scenarios
   * @param description what a generation trains on: a sentence if it has a size, else a phrase
   * @param words what is kept, for people; {@code %s} stands for the size
   * @param type what it is
   * @param size what its size is; empty if it has none
   * @param make makes the regime of a size; one without size takes any
   */
  record Kind(
      String name,
      String description,
      String words,
      Class<? extends MemoryRegime> type,
      Optional<Size> size,
      IntFunction<MemoryRegime> make) {}

  /**
   * The size of a regime.
   *
   * @param unit what it counts
   * @param words what it is, for people: "number of readings that are kept"
   */
  record Size(Unit unit, String words) {}

  /** What the size of a regime counts. */
  enum Unit {
    CORPORA,
    DOCUMENTS
  }

  /** How scenarios speak of it. */
  Kind kind();

  /** Its size, in its kind's unit; empty if it has none. */
  OptionalInt size();

  /** What it does. */
  MemoryRule rule();

  /** Each generation trains on its fresh corpus alone. */
  record Replace() implements MemoryRegime {
    static final Kind KIND =
        new Kind(
            "replace",
            "the fresh corpus alone",
            "nothing",
            Replace.class,
            Optional.empty(),
            size -> new Replace());

    @Override
    public Kind kind() {
      return KIND;
    }

    @Override
    public OptionalInt size() {
      return OptionalInt.empty();
    }

    @Override
    public MemoryRule rule() {
      return RetentionRule.newest(1);
    }
  }

  /** Each generation trains on everything so far. */
  record Accumulate() implements MemoryRegime {
    static final Kind KIND =
        new Kind(
            "accumulate",
            "every corpus so far",
            "everything",
            Accumulate.class,
            Optional.empty(),
            size -> new Accumulate());

    @Override
    public Kind kind() {
      return KIND;
    }

    @Override
    public OptionalInt size() {
      return OptionalInt.empty();
    }

    @Override
    public MemoryRule rule() {
      return RetentionRule.newest(RetentionRule.ALL);
    }
  }

  /**
   * Each generation trains on the newest corpora.
   *
   * @param corpora how many, the fresh one included
   */
  record Window(int corpora) implements MemoryRegime {
    static final Kind KIND =
        new Kind(
            "window",
            "The newest corpora, this many, the fresh one included.",
            "the last %s readings",
            Window.class,
            Optional.of(new Size(Unit.CORPORA, "number of readings that are kept")),
            Window::new);

    public Window {
      requirePositive(KIND, corpora);
    }

    @Override
    public Kind kind() {
      return KIND;
    }

    @Override
    public OptionalInt size() {
      return OptionalInt.of(corpora);
    }

    @Override
    public MemoryRule rule() {
      return RetentionRule.newest(corpora);
    }
  }

  /**
   * The first documents of the first corpus, which people wrote, always stay beside the fresh
   * corpus.
   *
   * @param documents how many stay
   */
  record Anchor(int documents) implements MemoryRegime {
    static final Kind KIND =
        new Kind(
            "anchor",
            "This many documents of the first corpus always stay beside the fresh corpus.",
            "the first %s texts",
            Anchor.class,
            Optional.of(new Size(Unit.DOCUMENTS, "number of first texts that are kept")),
            Anchor::new);

    public Anchor {
      requirePositive(KIND, documents);
    }

    @Override
    public Kind kind() {
      return KIND;
    }

    @Override
    public OptionalInt size() {
      return OptionalInt.of(documents);
    }

    @Override
    public MemoryRule rule() {
      return new RetentionRule(documents, 1, OptionalInt.empty());
    }
  }

  /**
   * Everything is kept, but each generation trains on as many documents as before, drawn at random
   * from all without repetition.
   *
   * @param documents how many it trains on; all there are while there are fewer
   */
  record Subsample(int documents) implements MemoryRegime {
    static final Kind KIND =
        new Kind(
            "subsample",
            "This many documents, drawn at random from every corpus so far.",
            "everything, to learn from %s texts of it",
            Subsample.class,
            Optional.of(new Size(Unit.DOCUMENTS, "number of texts that are learned from")),
            Subsample::new);

    public Subsample {
      requirePositive(KIND, documents);
    }

    @Override
    public Kind kind() {
      return KIND;
    }

    @Override
    public OptionalInt size() {
      return OptionalInt.of(documents);
    }

    @Override
    public MemoryRule rule() {
      return new RetentionRule(0, RetentionRule.ALL, OptionalInt.of(documents));
    }
  }

  private static void requirePositive(Kind kind, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(kind.name() + " must be at least 1, not " + value);
    }
  }
}
