package wellspring.model.measure;

/** Which of the human tokens the probe has; see {@link Measure#VOCABULARY_KEPT}. */
record VocabularyCalculator(HumanVocabulary vocabulary, TokenSample reference, int vocabularySize)
    implements MeasureCalculator {

  @Override
  public void measure(MeasuredSubject subject, MeasureValues figures) {
    TokenSample equal = subject.probe().all().first(reference.tokens());
    int[] counts = equal.counts(vocabularySize);
    for (int tenth = 1; tenth <= HumanVocabulary.TENTHS; tenth++) {
      figures.put(Measure.rareTokenRecall(tenth), vocabulary.recall(tenth, counts));
    }
    int humans = vocabulary.occurring(reference.first(equal.tokens()).counts(vocabularySize));
    figures.put(
        Measure.VOCABULARY_KEPT, humans == 0 ? 0 : (double) vocabulary.occurring(counts) / humans);
  }
}
