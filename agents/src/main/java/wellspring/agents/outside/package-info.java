/**
 * Programs outside this one that take part in a run, in whatever language: as a cohort of people or
 * as a model.
 *
 * <p>Within the run an ordinary agent stands for each: it gives a {@link
 * wellspring.agents.outside.OutsideOrder}, waits for the {@link
 * wellspring.agents.outside.OutsideAnswer} as long as the scenario says, checks it, and publishes
 * what came of it like any other agent. So the log has all that counts, and a run that was stopped
 * goes on without anybody outside having kept anything: an order without an answer is given again,
 * with the same id. An {@link wellspring.agents.outside.OutsideParticipant} matches the two; how
 * they travel is the business of an {@link wellspring.agents.outside.OutsideChannel}.
 *
 * <p>What is not said in an order, a program outside does not know: no order has the truth about a
 * document.
 */
package wellspring.agents.outside;
