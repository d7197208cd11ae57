/** Who learns: learners fit documents, and the models that they make write and judge them. */
package wellspring.model.learner;
