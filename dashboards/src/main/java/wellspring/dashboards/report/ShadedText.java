package wellspring.dashboards.report;

import java.util.ArrayList;
import java.util.List;
import wellspring.dashboards.document.DocumentView;
import wellspring.dashboards.document.ShadedWord;

/**
 * A piece of a shaded text.
 *
 * @param text what it says
 * @param level how strongly it is shaded: 0, not at all, to 4
 */
record ShadedText(String text, int level) {
  /** Where each level begins, in nats: chances of 1 in 7, 55, 400 and 8,000. */
  private static final double[] STEPS = {2, 4, 6, 9};

  /** The beginning of a document, neighbours of the same level in one piece. */
  static List<ShadedText> of(DocumentView passage, int charsMax) {
    List<ShadedText> pieces = new ArrayList<>();
    int chars = 0;
    for (ShadedWord word : passage.words()) {
      if (chars + word.text().length() > charsMax && !pieces.isEmpty()) {
        pieces.add(new ShadedText(" …", 0));
        return pieces;
      }
      chars += word.text().length();
      add(pieces, new ShadedText(word.text(), level(word)));
    }
    if (passage.truncated()) {
      pieces.add(new ShadedText(" …", 0));
    }
    return pieces;
  }

  private static void add(List<ShadedText> pieces, ShadedText next) {
    int last = pieces.size() - 1;
    if (last >= 0 && pieces.get(last).level() == next.level()) {
      pieces.set(last, new ShadedText(pieces.get(last).text() + next.text(), next.level()));
    } else {
      pieces.add(next);
    }
  }

  private static int level(ShadedWord word) {
    int level = 0;
    while (word.nats() != null && level < STEPS.length && word.nats() >= STEPS[level]) {
      level++;
    }
    return level;
  }
}
