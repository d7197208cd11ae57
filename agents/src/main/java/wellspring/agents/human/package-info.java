/**
 * People who write: cohorts, which are populations of writers, and guests.
 *
 * <p>A cohort is one agent, however many writers it has. What a writer writes follows from the
 * seed, the cohort's name, the round and the writer's place, not from who is asked first. Guests
 * are people who watch the run; what they write comes with the order and is published as it is. For
 * some cohorts a program outside writes: it is asked for the documents of all writers together.
 */
package wellspring.agents.human;
