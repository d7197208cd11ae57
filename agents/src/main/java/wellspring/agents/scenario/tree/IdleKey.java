package wellspring.agents.scenario.tree;

/**
 * A key that has no effect, whatever stands there.
 *
 * @param key the way to it, from what says so, for example {@code sampling.lead}
 * @param reason why: a clause
 */
public record IdleKey(String key, String reason) {}
