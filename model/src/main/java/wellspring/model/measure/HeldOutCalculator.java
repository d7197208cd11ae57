package wellspring.model.measure;

/** How well held-out human text is predicted; see {@link Measure#HELD_OUT_PERPLEXITY}. */
record HeldOutCalculator(ScoredDocuments heldOut) implements MeasureCalculator {
  @Override
  public void measure(MeasuredSubject subject, MeasureValues figures) {
    subject
        .judge()
        .ifPresent(
            judge -> {
              double crossEntropy = heldOut.crossEntropy(judge.logLikelihoods(heldOut));
              figures.put(Measure.HELD_OUT_PERPLEXITY, StrictMath.exp(crossEntropy));
              figures.put(Measure.HELD_OUT_CROSS_ENTROPY, crossEntropy);
            });
  }
}
