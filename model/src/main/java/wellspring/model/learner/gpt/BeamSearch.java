package wellspring.model.learner.gpt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import wellspring.model.engine.Tensor;
import wellspring.model.engine.Workspace;

/**
 * Finishes documents by beam search: of all continuations, the likeliest that a search finds which
 * at each token keeps the {@code W} likeliest candidates. Candidates that have ended stay in the
 * race with their likelihood, so that the search is over when all have ended or are as long as a
 * document may be; the likeliest of them is the document.
 */
final class BeamSearch {
  private final GptNetwork network;
  private final SamplingContext sampling;
  private final ContextWindows windows;

  BeamSearch(GptNetwork network, SamplingContext sampling) {
    this.network = network;
    this.sampling = sampling;
    this.windows = new ContextWindows(network.config().context());
  }

  /** Where a search stands. */
  static final class SearchState {
    private final int width;
    private final double[] totals;
    private final long[] done;

    /**
     * @param width how many candidates each document has
     * @param totals ln P of each candidate's part that was searched, by document and candidate
     * @param done 1 for a candidate that has ended, else 0
     */
    private SearchState(int width, double[] totals, long[] done) {
      this.width = width;
      this.totals = totals;
      this.done = done;
    }

    /** All candidates of a document are the same at first: only one may go on. */
    static SearchState begin(int documents, int width) {
      double[] totals = new double[documents * width];
      Arrays.fill(totals, Double.NEGATIVE_INFINITY);
      for (int document = 0; document < documents; document++) {
        totals[document * width] = 0;
      }
      return new SearchState(width, totals, new long[documents * width]);
    }

    /** Where it stands after a token of each candidate. */
    SearchState next(long[] parents, List<double[]> found, int boundary) {
      long[] ended = new long[parents.length];
      for (int i = 0; i < parents.length; i++) {
        boolean ends = (int) found.get(1)[i] == boundary;
        ended[i] = ends || done[(int) parents[i]] == 1 ? 1 : 0;
      }
      return new SearchState(width, found.get(2), ended);
    }

    boolean isOver() {
      return Arrays.stream(done).allMatch(ended -> ended == 1);
    }

    Tensor totals(Workspace workspace) {
      return workspace.doubles(totals, totals.length / width, width);
    }

    Tensor done(Workspace workspace) {
      return workspace.longs(done, done.length);
    }
  }

  /** Finishes drafts, all of the same length. */
  void finish(Workspace workspace, List<DocumentSampler.DraftDocument> drafts) {
    int width = sampling.settings().beams();
    int length = drafts.get(0).length();
    List<int[]> best =
        search(workspace, drafts.stream().map(DocumentSampler.DraftDocument::tokens).toList());
    for (int document = 0; document < drafts.size(); document++) {
      int[] likeliest = best.get(document * width); // they are sorted
      for (int place = length; place < likeliest.length; place++) {
        drafts.get(document).add(likeliest[place]);
      }
    }
  }

  /** The candidates of each document, the likeliest first; what has ended is filled up. */
  private List<int[]> search(Workspace workspace, List<int[]> leads) {
    int width = sampling.settings().beams();
    List<int[]> candidates =
        leads.stream().flatMap(lead -> Collections.nCopies(width, lead).stream()).toList();
    SearchState state = SearchState.begin(leads.size(), width);
    Tensor cache = network.cache(workspace, candidates.size());
    int start = -1; // nothing is read yet
    for (int last = leads.get(0).length; last < sampling.tokensMax() && !state.isOver(); last++) {
      int begin = windows.start(last);
      int from = begin == start ? last : begin; // a new window is read anew
      start = begin;
      try (Workspace step = workspace.open()) {
        Tensor tokens =
            step.longs(tokens(candidates, from, last), candidates.size(), last - from + 1);
        List<double[]> found = network.search(step, cache, tokens, from - start, state, sampling);
        long[] parents = parents(found.get(0), width);
        candidates = grown(candidates, parents, found.get(1));
        state = state.next(parents, found, sampling.boundary());
        cache = network.pick(workspace, cache, parents);
      }
    }
    return candidates;
  }

  /** The rows that the new candidates continue. */
  private static long[] parents(double[] beams, int width) {
    long[] parents = new long[beams.length];
    for (int i = 0; i < beams.length; i++) {
      parents[i] = (long) (i / width) * width + (long) beams[i];
    }
    return parents;
  }

  private static List<int[]> grown(List<int[]> candidates, long[] parents, double[] symbols) {
    List<int[]> next = new ArrayList<>();
    for (int i = 0; i < parents.length; i++) {
      int[] parent = candidates.get((int) parents[i]);
      int[] longer = Arrays.copyOf(parent, parent.length + 1);
      longer[parent.length] = (int) symbols[i];
      next.add(longer);
    }
    return next;
  }

  private long[] tokens(List<int[]> candidates, int from, int to) {
    long[] tokens = new long[candidates.size() * (to - from + 1)];
    int at = 0;
    for (int[] candidate : candidates) {
      for (int place = from; place <= to; place++) {
        tokens[at++] = place == 0 ? sampling.boundary() : candidate[place - 1];
      }
    }
    return tokens;
  }
}
