package wellspring.model.learner.gpt;

import java.util.ArrayList;
import java.util.List;

/**
 * What a model with a limited context sees of a long document. The first window begins at the
 * document's start; each further one begins half a context after the one before, so that a token is
 * predicted from at least half a context. Scoring, sampling and next-token distributions all go by
 * it: they are of one and the same model.
 *
 * @param context how many tokens a window has
 */
record ContextWindows(int context) {

  /**
   * A window that is needed to predict a part of a document.
   *
   * @param start where the window begins
   * @param from the first place whose prediction counts
   * @param to the end of the window and of the part
   */
  record ContextWindow(int start, int from, int to) {
    int length() {
      return to - start;
    }
  }

  /** Where the window begins that predicts what follows place {@code last}. */
  int start(int last) {
    return last < context ? 0 : ((last - context) / stride() + 1) * stride();
  }

  /** The windows of a sequence, in order; their parts cover it. */
  List<ContextWindow> of(int length) {
    List<ContextWindow> windows = new ArrayList<>();
    for (int from = 0; from < length; ) {
      int start = start(from);
      int to = Math.min(length, start + context);
      windows.add(new ContextWindow(start, from, to));
      from = to;
    }
    return windows;
  }

  private int stride() {
    return Math.max(1, context / 2);
  }
}
