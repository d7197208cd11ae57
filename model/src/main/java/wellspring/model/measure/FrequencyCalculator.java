package wellspring.model.measure;

import java.util.Optional;

/** How often which token is used: exact where it can be, else as the probe shows. */
record FrequencyCalculator(HumanVocabulary vocabulary, int vocabularySize)
    implements MeasureCalculator {

  @Override
  public void measure(MeasuredSubject subject, MeasureValues figures) {
    Optional<double[]> exact = subject.shares();
    if (exact.isPresent()) {
      measure(exact.get(), figures);
    } else {
      int[] counts = subject.probe().all().counts(vocabularySize);
      subject
          .probe()
          .text()
          .ifPresent(
              text ->
                  figures.put(
                      Measure.ENTROPY, Entropy.estimate(text.sample().counts(vocabularySize))));
      figures.put(Measure.DIVERSITY, GiniSimpson.estimate(counts));
      figures.put(Measure.TAIL_MASS, vocabulary.tailMass(counts));
    }
  }

  private void measure(double[] shares, MeasureValues figures) {
    figures.put(Measure.ENTROPY, Entropy.of(shares));
    figures.put(Measure.DIVERSITY, GiniSimpson.of(shares));
    figures.put(Measure.TAIL_MASS, vocabulary.tailMass(shares));
    figures.put(Measure.FREQUENCY_ERROR, vocabulary.squaredError(shares));
    figures.put(Measure.SURVIVING_VOCABULARY, vocabulary.surviving(shares));
    figures.put(Measure.MISSING_MASS, vocabulary.missingMass(shares));
  }
}
