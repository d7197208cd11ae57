package wellspring.model.measure;

/** How well held-out human text is predicted; see {@link Measure#HELD_OUT_PERPLEXITY}. */
record HeldOutGauge(Judged heldOut) implements Gauge {
  @Override
  public void measure(Subject subject, Figures figures) {
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
