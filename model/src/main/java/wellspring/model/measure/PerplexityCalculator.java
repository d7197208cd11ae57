package wellspring.model.measure;

import java.util.Arrays;
import java.util.List;

/**
 * How the probe surprises the model itself, and the model's first generation; see {@link
 * Measure#SELF_PERPLEXITY} to {@link Measure#FIRST_PERPLEXITY_P95}.
 */
record PerplexityCalculator() implements MeasureCalculator {
  private static final List<Percentile> PERCENTILES =
      List.of(
          new Percentile(5, Measure.FIRST_PERPLEXITY_P05),
          new Percentile(25, Measure.FIRST_PERPLEXITY_P25),
          new Percentile(50, Measure.FIRST_PERPLEXITY_P50),
          new Percentile(75, Measure.FIRST_PERPLEXITY_P75),
          new Percentile(95, Measure.FIRST_PERPLEXITY_P95));

  private record Percentile(int percent, Measure measure) {}

  @Override
  public void measure(MeasuredSubject subject, MeasureValues figures) {
    ScoredDocuments probe = subject.probe().judged();
    if (probe.symbols() == 0) {
      return;
    }
    if (figures.wants(Measure.SELF_PERPLEXITY)) {
      subject
          .judge()
          .ifPresent(
              judge ->
                  figures.put(
                      Measure.SELF_PERPLEXITY,
                      StrictMath.exp(probe.crossEntropy(judge.logLikelihoods(probe)))));
    }
    subject.first().ifPresent(first -> measure(probe, first.logLikelihoods(probe), figures));
  }

  private static void measure(
      ScoredDocuments probe, double[] logLikelihoods, MeasureValues figures) {
    figures.put(Measure.FIRST_PERPLEXITY, StrictMath.exp(probe.crossEntropy(logLikelihoods)));
    double[] perplexities = probe.perplexities(logLikelihoods);
    Arrays.sort(perplexities);
    PERCENTILES.forEach(
        each -> figures.put(each.measure(), percentile(perplexities, each.percent())));
  }

  /**
   * The smallest value that so many per cent do not exceed (nearest rank), which is finite wherever
   * the values around it are.
   */
  static double percentile(double[] sorted, int percent) {
    int rank = (int) Math.max(1, ((long) sorted.length * percent + 99) / 100);
    return sorted[rank - 1];
  }
}
