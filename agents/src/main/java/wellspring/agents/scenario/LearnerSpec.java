package wellspring.agents.scenario;

/** How a model learns. */
public sealed interface LearnerSpec {

  /**
   * The transition matrix of a Bayesian language model.
   *
   * @param order how many tokens it looks back, 0 to 5
   * @param prior the weight of the shorter context in counts; 0 is maximum likelihood
   */
  record Matrix(int order, double prior) implements LearnerSpec {}
}
