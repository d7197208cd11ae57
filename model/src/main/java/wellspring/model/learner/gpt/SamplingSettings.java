package wellspring.model.learner.gpt;

/**
 * How a GPT writes. Scoring knows nothing of it: likelihoods are the model's own.
 *
 * @param batch how many documents are written side by side, at least 1
 * @param temperature divides the logits, above 0
 * @param topK draws from that many of the likeliest symbols; 0 for all
 * @param topP draws from the fewest of the likeliest symbols that together have this probability; 1
 *     for all
 * @param beams 1 to draw each token; more to search for the likeliest continuation with that many
 *     candidates
 * @param lead how many tokens of a document are drawn before a search with several beams begins;
 *     without any, all documents would be the same
 */
public record SamplingSettings(
    int batch, double temperature, int topK, double topP, int beams, int lead) {

  public SamplingSettings {
    SettingChecks.require(batch >= 1, "sampling.batch must be at least 1, not " + batch);
    SettingChecks.require(
        temperature > 0 && Double.isFinite(temperature),
        "sampling.temperature must be above 0, not " + temperature);
    SettingChecks.require(topK >= 0, "sampling.topK must be at least 0, not " + topK);
    SettingChecks.require(
        topP > 0 && topP <= 1, "sampling.topP must be above 0 and at most 1, not " + topP);
    SettingChecks.require(beams >= 1, "sampling.beams must be at least 1, not " + beams);
    SettingChecks.require(lead >= 0, "sampling.lead must be at least 0, not " + lead);
  }
}
