package wellspring.agents.scenario;

/**
 * A scenario that was in force in the first rounds of a run that was forked from another one.
 *
 * @param rounds before which round another scenario takes its place
 */
public record PastScenario(int rounds, Scenario scenario) {}
