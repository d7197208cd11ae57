package wellspring.agents.scenario.idle;

/**
 * A setting that does nothing, or something else than it says.
 *
 * @param key the way to it, for example {@code curators.mixer.pool}
 * @param sentence says what it does instead, why, and what to do
 */
public record IdleSetting(String key, String sentence) {}
