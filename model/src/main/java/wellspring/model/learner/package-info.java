/**
 * Who learns: learners fit documents, and the models that they make write and judge them.
 *
 * <p>A {@link wellspring.model.learner.Learner} gets a {@link wellspring.model.learner.FitRequest}
 * with documents, and gives a model, at once or later. Nothing here knows of rounds or agents. Each
 * kind of learner has a package of its own.
 */
package wellspring.model.learner;
