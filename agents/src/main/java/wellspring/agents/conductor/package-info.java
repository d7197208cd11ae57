/**
 * The thin shell around a run's state machine: actors, timers, and nothing that decides.
 *
 * <p>A {@link wellspring.agents.conductor.Conductor} gives each signal to {@link
 * wellspring.agents.round.RunState} and lets a {@link
 * wellspring.agents.conductor.TransitionExecutor} carry out what comes of it: events first, then
 * orders. Where an agent lives is a matter of the {@link wellspring.agents.conductor.AgentHost}
 * alone. A {@link wellspring.agents.conductor.SimulationSystem} has the actors of many runs at
 * once.
 */
package wellspring.agents.conductor;
