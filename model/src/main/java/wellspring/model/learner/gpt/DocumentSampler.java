package wellspring.model.learner.gpt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import wellspring.model.engine.Tensor;
import wellspring.model.engine.Workspace;

/**
 * Draws documents token by token, many side by side. Each document has a generator of its own, so
 * that how many are written side by side changes none of its chances. Documents that have ended
 * leave the batch when they are a quarter of it.
 */
final class DocumentSampler {
  /**
   * How many tokens are drawn in one call of the engine. What a document that has ended gets beyond
   * its end is thrown away.
   */
  private static final int AT_ONCE = 8;

  /** Rows times width up to which one thread is faster than two, as measured on an AMD EPYC. */
  private static final int ONE_THREAD = 4_096;

  private final GptNetwork network;
  private final SamplingContext sampling;
  private final ContextWindows windows;

  DocumentSampler(GptNetwork network, SamplingContext sampling) {
    this.network = network;
    this.sampling = sampling;
    this.windows = new ContextWindows(network.config().context());
  }

  /** The documents' tokens, without boundaries. */
  List<int[]> write(Workspace workspace, int documents, UniformRandomProvider random) {
    List<DraftDocument> drafts = new ArrayList<>();
    for (int i = 0; i < documents; i++) {
      drafts.add(new DraftDocument(sampling, random));
    }
    int rows = Math.max(1, sampling.settings().batch() / sampling.settings().beams());
    for (int begin = 0; begin < documents; begin += rows) {
      finish(workspace, drafts.subList(begin, Math.min(documents, begin + rows)));
    }
    return drafts.stream().map(DraftDocument::tokens).toList();
  }

  /** Draws drafts to their end, or to the lead and searches for the rest. */
  private void finish(Workspace workspace, List<DraftDocument> drafts) {
    if (sampling.settings().beams() == 1) {
      draw(workspace, drafts, sampling.tokensMax());
      return;
    }
    draw(workspace, drafts, Math.min(sampling.settings().lead(), sampling.tokensMax()));
    List<DraftDocument> open = open(drafts);
    if (!open.isEmpty()) {
      try (Workspace search = workspace.open()) {
        new BeamSearch(network, sampling).finish(search, open);
      }
    }
  }

  /** Draws up to so many tokens of each draft. */
  private void draw(Workspace workspace, List<DraftDocument> drafts, int limit) {
    try (Workspace batch = workspace.open()) {
      List<DraftDocument> rows = drafts;
      batch.useThreads(rows.size() * (long) network.config().width() > ONE_THREAD);
      Tensor cache = network.cache(batch, rows.size());
      int drawn;
      for (int last = 0; last < limit && !rows.isEmpty(); last += drawn) {
        drawn = draw(batch, cache, rows, last, Math.min(AT_ONCE, limit - last));
        List<DraftDocument> open = open(rows);
        if (open.size() <= rows.size() * 3L / 4) {
          cache = open.isEmpty() ? cache : shrink(batch, cache, rows);
          rows = open;
          batch.useThreads(rows.size() * (long) network.config().width() > ONE_THREAD);
        }
      }
    } finally {
      workspace.useThreads(true);
    }
  }

  /**
   * Draws what follows place {@code last} in each row, from within one window.
   *
   * @return how many tokens of each row, at least 1
   */
  private int draw(Workspace batch, Tensor cache, List<DraftDocument> rows, int last, int most) {
    int start = windows.start(last);
    int count = 1;
    while (count < most && windows.start(last + count) == start) {
      count++;
    }
    boolean moved = last > 0 && start != windows.start(last - 1); // then it is read anew
    int from = moved ? start : last;
    try (Workspace step = batch.open()) {
      Tensor tokens = step.longs(tokens(rows, from, last), rows.size(), last - from + 1);
      double[] lots = new double[count * rows.size()];
      for (int i = 0; i < lots.length; i++) {
        lots[i] = rows.get(i % rows.size()).random.nextDouble();
      }
      long[] drawn = network.draw(step, cache, tokens, from - start, lots, sampling);
      for (int i = 0; i < drawn.length; i++) {
        rows.get(i % rows.size()).add((int) drawn[i]);
      }
    }
    return count;
  }

  private static List<DraftDocument> open(List<DraftDocument> drafts) {
    return drafts.stream().filter(draft -> !draft.ended).toList();
  }

  private Tensor shrink(Workspace workspace, Tensor cache, List<DraftDocument> rows) {
    long[] open =
        LongStream.range(0, rows.size()).filter(row -> !rows.get((int) row).ended).toArray();
    return network.pick(workspace, cache, open);
  }

  /** The symbols of each draft at places {@code from} to {@code to}, the boundary at place 0. */
  static long[] tokens(List<DraftDocument> rows, int from, int to) {
    long[] tokens = new long[rows.size() * (to - from + 1)];
    int at = 0;
    for (DraftDocument draft : rows) {
      for (int place = from; place <= to; place++) {
        tokens[at++] = draft.at(place);
      }
    }
    return tokens;
  }

  /** A document that is being written. */
  static final class DraftDocument {
    private final UniformRandomProvider random;
    private final int boundary;
    private int[] tokens = new int[64];
    private int length;
    private boolean ended;

    private DraftDocument(SamplingContext sampling, UniformRandomProvider random) {
      this.random =
          RandomSource.XO_SHI_RO_256_PP.create(
              new long[] {
                random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()
              });
      this.boundary = sampling.boundary();
    }

    /** Adds a symbol; after the boundary nothing is added any more. */
    void add(int symbol) {
      if (ended) {
        return;
      }
      if (symbol == boundary) {
        ended = true;
        return;
      }
      if (length == tokens.length) {
        tokens = Arrays.copyOf(tokens, 2 * length);
      }
      tokens[length++] = symbol;
    }

    int length() {
      return length;
    }

    /**
     * The symbol at a place of the sequence that the model sees; what has ended goes on with
     * boundaries.
     */
    private int at(int place) {
      return place == 0 || place > length ? boundary : tokens[place - 1];
    }

    int[] tokens() {
      return Arrays.copyOf(tokens, length);
    }
  }
}
