/**
 * How the models of a scenario can learn, and what they can be told. A learner is one file: its
 * settings, how scenarios speak of it, its checks, what is known of it, and how it is made; and one
 * line in {@link wellspring.agents.scenario.learner.LearnerKind}. Where something else depends on
 * the kind, it switches over that enum, so that a new learner does not compile until it is thought
 * of.
 */
package wellspring.agents.scenario.learner;
