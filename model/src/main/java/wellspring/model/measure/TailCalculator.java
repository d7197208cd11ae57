package wellspring.model.measure;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is left of the rare tokens; see {@link Measure#RICHNESS_AT_COVERAGE} and {@link
 * Measure#TAIL_KEPT}.
 */
final class TailCalculator implements MeasureCalculator {
  private final HumanVocabulary vocabulary;
  private final TokenSample reference;
  private final int vocabularySize;
  private final Optional<HumanTail> exact;
  private final Optional<HumanTail> sampled;

  TailCalculator(HumanText human, HumanVocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.reference = human.reference().all();
    this.vocabularySize = human.vocabularySize();
    double half = reference.tokens() / 2.0;
    this.exact =
        human
            .truth()
            .filter(next -> !next.dependsOnPrefix())
            .map(next -> new ExactRarefaction(human.language().tokenFrequencies()))
            .flatMap(people -> HumanTail.of(people, half));
    this.sampled = HumanTail.of(new SampleRarefaction(reference.counts(vocabularySize)), half);
  }

  /**
   * What people reach.
   *
   * @param coverage of human text
   * @param richness that it has there
   */
  private record HumanTail(double coverage, double richness) {
    /** Beyond this a figure hangs on the last few tokens. */
    private static final double COVERAGE_MAX = 0.99;

    /**
     * @param half of the reference's size
     * @return empty if it covers nothing, as a text does in which no token comes twice
     */
    static Optional<HumanTail> of(Rarefaction people, double half) {
      double coverage = Math.min(COVERAGE_MAX, people.coverage(half));
      return coverage > 0
          ? Optional.of(new HumanTail(coverage, people.richnessAt(coverage).orElseThrow()))
          : Optional.empty();
    }

    OptionalDouble relative(Rarefaction other) {
      OptionalDouble found = other.richnessAt(coverage);
      return found.isPresent()
          ? OptionalDouble.of(found.getAsDouble() / richness)
          : OptionalDouble.empty();
    }
  }

  @Override
  public void measure(MeasuredSubject subject, MeasureValues figures) {
    if (exact.isPresent() && subject.shares().isPresent()) {
      double[] shares = subject.shares().get();
      figures.put(Measure.RICHNESS_AT_COVERAGE, exact.get().relative(new ExactRarefaction(shares)));
      figures.put(Measure.TAIL_KEPT, vocabulary.tailKept(shares, reference.tokens()));
      return;
    }
    TokenSample equal = subject.probe().all().first(reference.tokens());
    if (equal.tokens() > 0) {
      int[] counts = equal.counts(vocabularySize);
      int[] human = reference.first(equal.tokens()).counts(vocabularySize);
      sampled.ifPresent(
          people ->
              figures.put(
                  Measure.RICHNESS_AT_COVERAGE, people.relative(new SampleRarefaction(counts))));
      figures.put(Measure.TAIL_KEPT, vocabulary.tailKept(counts, human));
    }
  }
}
