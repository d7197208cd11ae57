/**
 * What becomes of text among people: audiences read it, and the accountant books what that is worth
 * to those who wrote it.
 *
 * <p>{@link wellspring.agents.society.Audience} shares out the attention of those who read, in sums
 * by author; {@link wellspring.agents.society.Accountant} makes payments of that, each an event, so
 * that what one account has less another has more. What writers make of it is the business of
 * {@link wellspring.agents.human.Cohort}.
 */
package wellspring.agents.society;
