package wellspring.agents.scenario.society;

/**
 * Writers who correct what a model has written: they keep it up to its first mistake, and go on
 * from there (Ross et al. 2011).
 *
 * @param model its name
 * @param words how many words they write for that in a round, all together, at least 1
 */
public record CorrectionSpec(String model, int words) {}
