package wellspring.agents.evaluator;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import wellspring.agents.context.RoundAuthors;
import wellspring.agents.context.RunContext;
import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.DocumentWritten;
import wellspring.model.language.StyledLanguage;
import wellspring.model.measure.Measure;

/** What a round shows of people, by the truth of documents. */
final class SocietyFigures {
  private final RunContext context;

  SocietyFigures(RunContext context) {
    this.context = context;
  }

  /** The figures of a round. */
  SortedMap<Measure, Double> of(RoundAuthors authors) {
    SortedMap<Measure, Double> figures = new TreeMap<>();
    int writers = 0;
    double human = 0;
    long tokens = 0;
    for (List<DocumentWritten> documents : authors.documents().values()) {
      String last = "";
      for (DocumentWritten document : documents) {
        int length = context.language().length(document.text());
        tokens += length;
        human += document.truth().humanPart() * length;
        boolean person = document.truth().origin() != DocumentOrigin.SYNTHETIC;
        if (person && !document.agent().equals(last)) { // those of a writer stand together
          last = document.agent();
          writers++;
        }
      }
    }
    figures.put(Measure.WRITERS, (double) writers);
    figures.put(Measure.HUMAN_TEXT_SHARE, tokens == 0 ? 0 : human / tokens);
    if (context.language() instanceof StyledLanguage styled) {
      distance(authors, styled, figures);
    }
    return figures;
  }

  private void distance(
      RoundAuthors authors, StyledLanguage language, SortedMap<Measure, Double> figures) {
    List<double[]> styles = new ArrayList<>();
    for (String cohort : context.scenario().humans().keySet()) {
      if (!authors.documents(cohort).isEmpty()) {
        styles.add(authors.style(cohort, language));
      }
    }
    double sum = 0;
    int pairs = 0;
    for (int i = 0; i < styles.size(); i++) {
      for (int j = 0; j < i; j++) {
        sum += squaredDistance(styles.get(i), styles.get(j));
        pairs++;
      }
    }
    if (pairs > 0) {
      figures.put(Measure.COHORT_DISTANCE, sum / pairs);
    }
  }

  private static double squaredDistance(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (one[i] - other[i]) * (one[i] - other[i]);
    }
    return sum;
  }
}
