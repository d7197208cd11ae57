package wellspring.agents.scenario;

import java.util.List;
import wellspring.model.measure.Measure;

/**
 * One of the definitions of collapse that are in use. They do not agree: the same run collapses by
 * one and holds by another (Schaeffer et al. 2025, Model Collapse Does Not Mean What You Think). So
 * each is asked on its own.
 *
 * <p>Left out is the change of a scaling law (Dohmatob et al. 2024), which no single run can show.
 */
public enum CollapseDefinition {
  /** Catastrophic growth of the risk on human data (Shumailov et al. 2024). */
  CATASTROPHIC_RISK("perplexityRatio", LimitKind.GROWS_TO),

  /** Any growth of that risk (Dohmatob et al. 2024, Strong Model Collapse). */
  ANY_RISK("riskIncrease", LimitKind.GROWS_BY),

  /**
   * A risk that grows without end (Gerstgrasser et al. 2024): it still does at the end of a run.
   */
  DIVERGING_RISK("riskTrend", LimitKind.STILL_RISES),

  /** The loss of words, the support of the distribution (Guo et al. 2024). */
  LOST_VOCABULARY("vocabularyRatio", LimitKind.FALLS_TO),

  /** Variance or diversity that goes to 0 (Alemohammad et al. 2024; Shumailov et al. 2024). */
  LOST_DIVERSITY("diversityRatio", LimitKind.FALLS_TO),

  /** Tails that disappear (Shumailov et al. 2024, early collapse). */
  LOST_TAIL("tailRatio", LimitKind.FALLS_TO),

  /**
   * More different words than people use: what becomes of smoothing that is fed back, or of text
   * that is drawn too hot. The loss of diversity by the other end.
   */
  NOISE("noiseRatio", LimitKind.GROWS_TO),

  /** Words that nobody uses: noise, too, of models that spell. */
  INVENTION("inventedShare", LimitKind.REACHES),

  /** Statements that were never true (hallucination: Ji et al. 2023). */
  FALSEHOOD("falseShare", LimitKind.REACHES),

  /** Statements that were true once: a closed loop in a changing world (Kasai et al. 2023). */
  STALENESS("outdatedShare", LimitKind.REACHES),

  /** Text that no human could write. */
  ERRORS("errorRate", LimitKind.REACHES);

  /**
   * How a model's figure, the median of its last rounds, is held against its limit; the reference
   * is the human-only control, or the model's first generation where there is none.
   */
  public enum LimitKind {
    /** The figure is so many times the reference's, or more. */
    GROWS_TO,
    /** The figure exceeds the reference's by that share of it, or more; 0 is not asked. */
    GROWS_BY,
    /** The figure is that share of the reference's, or less. */
    FALLS_TO,
    /** The figure is that high, or higher, and the reference's is not. */
    REACHES,
    /**
     * The slope over the last half of the rounds is above 0 by so many of its standard errors, or
     * more; 0 is not asked.
     */
    STILL_RISES
  }

  private final String key;
  private final LimitKind reading;

  CollapseDefinition(String key, LimitKind reading) {
    this.key = key;
    this.reading = reading;
  }

  /** The key of its limit in a scenario's {@code collapse}. */
  public String key() {
    return key;
  }

  public LimitKind reading() {
    return reading;
  }

  /** Whether a limit of it asks for anything: 0 is no rise at all. */
  public boolean isAsked(double limit) {
    return switch (reading) {
      case GROWS_BY, STILL_RISES -> limit > 0;
      case GROWS_TO, FALLS_TO, REACHES -> true;
    };
  }

  /** What it is about; the first one that a run has figures of. */
  public List<Measure> measures() {
    return switch (this) {
      case CATASTROPHIC_RISK, ANY_RISK -> List.of(Measure.TEST_ERROR, Measure.HELD_OUT_PERPLEXITY);
      case DIVERGING_RISK -> List.of(Measure.TEST_ERROR, Measure.HELD_OUT_CROSS_ENTROPY);
      case LOST_VOCABULARY -> List.of(Measure.VOCABULARY_KEPT);
      case LOST_DIVERSITY -> List.of(Measure.VARIANCE, Measure.DIVERSITY, Measure.DISTINCT_2);
      case LOST_TAIL -> List.of(Measure.TAIL_KEPT);
      case NOISE -> List.of(Measure.ENTROPY);
      case INVENTION -> List.of(Measure.INVENTED_WORDS);
      case FALSEHOOD -> List.of(Measure.FACTS_FALSE);
      case STALENESS -> List.of(Measure.FACTS_OUTDATED);
      case ERRORS -> List.of(Measure.ERROR_RATE);
    };
  }
}
