package wellspring.model.learner.matrix;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Documents in two parts: some are left out of the counts, to find out how well the counts of the
 * others predict them.
 *
 * <p>A text is left out with all its copies, because what was counted once is predicted too well.
 * Of the different texts in the order of their characters every tenth is left out, of fewer than
 * ten every second; so of a single one none is.
 *
 * @param counted all documents of the other texts, copies behind each other
 * @param leftOut the texts that are left out, each once
 * @param leftOutCopies all documents of these texts
 * @param copies how many documents there are for each different text, on average
 */
record LeftOutDocuments(
    List<String> counted, List<String> leftOut, List<String> leftOutCopies, double copies) {
  private static final int STEP = 10;
  private static final int STEP_OF_FEW = 2;

  static LeftOutDocuments of(List<String> documents) {
    SortedMap<String, Integer> copies = new TreeMap<>();
    documents.forEach(document -> copies.merge(document, 1, Integer::sum));
    int step = copies.size() < STEP ? STEP_OF_FEW : STEP;
    List<String> counted = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    List<String> leftOutCopies = new ArrayList<>();
    int place = 0;
    for (Map.Entry<String, Integer> text : copies.entrySet()) {
      place++;
      boolean isLeftOut = place % step == 0;
      if (isLeftOut) {
        leftOut.add(text.getKey());
      }
      (isLeftOut ? leftOutCopies : counted)
          .addAll(Collections.nCopies(text.getValue(), text.getKey()));
    }
    return new LeftOutDocuments(
        counted, leftOut, leftOutCopies, (double) documents.size() / copies.size());
  }
}
