/**
 * The course of a run, as a pure state machine.
 *
 * <p>{@link wellspring.agents.round.RunState} is a run between two signals; {@link
 * wellspring.agents.round.Stage} is the plan of a round, as data. The machine decides which events
 * the log gets and which orders agents get, and carries nothing out itself: the conductor does. So
 * a run can be driven by a test without actors, in any order of answers, and told again from its
 * signals.
 */
package wellspring.agents.round;
