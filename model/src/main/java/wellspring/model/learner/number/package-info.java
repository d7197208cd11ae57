/** Learners of numbers, which are solved exactly: a normal distribution and a linear relation. */
package wellspring.model.learner.number;
