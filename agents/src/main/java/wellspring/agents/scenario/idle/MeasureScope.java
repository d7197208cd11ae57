package wellspring.agents.scenario.idle;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.language.LanguageKind;
import wellspring.agents.scenario.language.LanguageSpec;
import wellspring.model.measure.Measure;

/** Which measures no model of a scenario can ever have. */
public final class MeasureScope {
  private static final Set<Measure> OF_ALL =
      EnumSet.of(
          Measure.HUMAN_FRACTION,
          Measure.TRAINING_HUMAN_FRACTION,
          Measure.HELD_OUT_PERPLEXITY,
          Measure.HELD_OUT_CROSS_ENTROPY);
  private static final Set<Measure> OF_LIKELIHOODS =
      EnumSet.of(
          Measure.HELD_OUT_PERPLEXITY,
          Measure.HELD_OUT_CROSS_ENTROPY,
          Measure.SELF_PERPLEXITY,
          Measure.FIRST_PERPLEXITY,
          Measure.FIRST_PERPLEXITY_P05,
          Measure.FIRST_PERPLEXITY_P25,
          Measure.FIRST_PERPLEXITY_P50,
          Measure.FIRST_PERPLEXITY_P75,
          Measure.FIRST_PERPLEXITY_P95);
  private static final Set<Measure> OF_THE_TRUTH =
      EnumSet.of(
          Measure.KL_TRUTH_MODEL,
          Measure.KL_MODEL_TRUTH,
          Measure.JENSEN_SHANNON,
          Measure.ERROR_RATE,
          Measure.HAZARD_SLOPE,
          Measure.HAZARD_SLOPE_LOW,
          Measure.HAZARD_SLOPE_HIGH,
          Measure.LIKELIHOOD_DECAY,
          Measure.LIKELIHOOD_DECAY_EXPECTED);
  private static final Set<Measure> OF_POINTS =
      EnumSet.of(Measure.MEAN_ERROR, Measure.VARIANCE, Measure.DEVIATION, Measure.WASSERSTEIN);
  private static final Set<Measure> OF_RELATIONS = EnumSet.of(Measure.TEST_ERROR);
  private static final Set<Measure> OF_FACTS =
      EnumSet.of(
          Measure.FACTS_TRUE,
          Measure.FACTS_OUTDATED,
          Measure.FACTS_FALSE,
          Measure.FACT_AGE,
          Measure.CORPUS_RIGHT);
  private static final Set<Measure> OF_FREQUENCIES =
      EnumSet.of(Measure.FREQUENCY_ERROR, Measure.SURVIVING_VOCABULARY, Measure.MISSING_MASS);
  private static final Set<Measure> OF_PEOPLE =
      EnumSet.of(Measure.WRITERS, Measure.HUMAN_TEXT_SHARE, Measure.COHORT_DISTANCE);
  private static final Set<Measure> OF_CLAIMS = EnumSet.of(Measure.CLAIMED_HUMAN_FRACTION);
  private static final Set<Measure> BETWEEN_MODELS =
      EnumSet.of(Measure.BETWEEN_DIVERSITY, Measure.BETWEEN_DIVERGENCE);

  private MeasureScope() {}

  /**
   * Why a measure has no figure in a scenario, whatever happens there.
   *
   * @return a clause, for example "only language.kind grammar states facts"; empty if it may have
   */
  public static Optional<String> absence(Measure measure, Scenario scenario) {
    LanguageSpec language = scenario.language();
    if (OF_LIKELIHOODS.contains(measure) && allModelsAreOutside(scenario)) {
      return Optional.of("programs outside do not say how likely they find documents");
    } else if (OF_ALL.contains(measure)) {
      return Optional.empty();
    } else if (OF_PEOPLE.contains(measure)) {
      return ofPeople(measure, scenario);
    } else if (OF_CLAIMS.contains(measure)) {
      return unless(scenario.mayConceal(), "all documents say what they are (disclosure)");
    } else if (OF_POINTS.contains(measure)) {
      return unless(language.kind() == LanguageKind.GAUSSIAN, "only language.kind gaussian has it");
    } else if (OF_RELATIONS.contains(measure)) {
      return unless(
          language.kind() == LanguageKind.REGRESSION, "only language.kind regression has it");
    } else if (language.isNumeric()) {
      return unless(
          measure == Measure.KL_TRUTH_MODEL || measure == Measure.KL_MODEL_TRUTH,
          "numbers are no text");
    }
    return ofText(measure, scenario);
  }

  private static Optional<String> ofPeople(Measure measure, Scenario scenario) {
    if (!scenario.hasSociety()) {
      return Optional.of("nothing happens to people: they neither read nor come and go");
    }
    return measure != Measure.COHORT_DISTANCE
        ? Optional.empty()
        : unless(
            scenario.humans().size() > 1 && !scenario.language().isNumeric(),
            "there is one cohort, or people write numbers");
  }

  private static Optional<String> ofText(Measure measure, Scenario scenario) {
    LanguageSpec language = scenario.language();
    if (OF_FACTS.contains(measure)) {
      return unless(language.statesFacts(), "only language.kind grammar states facts");
    } else if (OF_THE_TRUTH.contains(measure)) {
      return unless(language.truthIsKnown(), "the true probabilities of your own text are unknown");
    } else if (OF_FREQUENCIES.contains(measure)) {
      return unless(
          hasIndependentTokens(scenario),
          "no model has independent tokens (matrix of order 0, unmix)");
    } else if (BETWEEN_MODELS.contains(measure)) {
      return unless(scenario.models().size() > 1, "there is one model");
    } else if (measure == Measure.FRESH_HUMAN_SHARE) {
      return unless(
          language.kind() == LanguageKind.TEXT, "only language.kind text can run out of text");
    }
    return Optional.empty();
  }

  private static boolean allModelsAreOutside(Scenario scenario) {
    return scenario.outside().containsAll(scenario.models().keySet());
  }

  private static boolean hasIndependentTokens(Scenario scenario) {
    return scenario.models().values().stream()
        .anyMatch(model -> model.learner().hasIndependentTokens());
  }

  private static Optional<String> unless(boolean possible, String reason) {
    return possible ? Optional.empty() : Optional.of(reason);
  }
}
