package wellspring.agents.evaluator;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import wellspring.agents.scenario.CuratorSpec;
import wellspring.agents.scenario.LearnerSpec;
import wellspring.agents.scenario.ModelSpec;
import wellspring.agents.scenario.Scenario;
import wellspring.model.language.Language;
import wellspring.model.language.TokenLanguage;
import wellspring.model.measure.Measure;
import wellspring.model.mix.Share;
import wellspring.model.prediction.Prediction;
import wellspring.model.prediction.TokenDrift;
import wellspring.model.text.DocumentEnd;

/** The exact lines of a scenario: for each model the prediction whose assumptions it meets. */
final class Reference {
  private final Map<String, Prediction> predictions = new HashMap<>();

  Reference(Scenario scenario, Language language) {
    scenario
        .models()
        .forEach(
            (name, model) ->
                predictions.put(
                    name,
                    drift(
                        model,
                        scenario.curators().get(model.curator()),
                        language,
                        scenario.rounds())));
  }

  /** What theory says; empty where no theory applies. */
  OptionalDouble predict(String model, Measure measure, int generation) {
    return predictions.get(model).of(measure, generation);
  }

  /**
   * The drift of token frequencies. It takes tokens that are independent in the language and in the
   * model, documents of one length, a generation in every round that starts from scratch, and
   * synthetic text of the model's own.
   */
  private static Prediction drift(
      ModelSpec model, CuratorSpec curator, Language language, int generations) {
    if (!(model.learner() instanceof LearnerSpec.Matrix matrix)
        || !(language instanceof TokenLanguage words)) {
      return Prediction.NONE;
    }
    boolean independent =
        words.truth().map(truth -> !truth.dependsOnPrefix()).orElse(false)
            && words.documentEnd() instanceof DocumentEnd.FixedLength
            && matrix.order() == 0;
    boolean everyRound =
        model.cadence() == 1 && model.latency() == 0 && model.start() == ModelSpec.Start.SCRATCH;
    boolean ownText = curator.pool().equals(Share.NONE);
    if (!independent || !everyRound || !ownText || !TokenDrift.covers(model.memory())) {
      return Prediction.NONE;
    }
    TokenDrift drift =
        new TokenDrift(
            TokenDrift.Humans.of(words.tokenFrequencies()),
            new TokenDrift.Corpus(
                curator.documents(), words.documentEnd().tokensMax(), curator.draw()),
            generation -> curator.human().at(generation - 1),
            model.memory(),
            matrix.prior());
    return Prediction.of(Measure.DIVERSITY, drift.diversity(generations));
  }
}
