package wellspring.model.measure;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import wellspring.model.learner.LanguageModel;

/**
 * What models of numbers are held against: the parameters that people's numbers really have. All
 * figures are exact functions of a model's parameters but the cross-entropy, which is of held-out
 * numbers.
 *
 * @param <P> the parameters
 */
abstract class NumberYardstick<P> implements ModelBenchmark {
  private final HeldOutNumbers heldOut;
  private final int probeDocuments;

  /**
   * @param heldOut what models are scored on
   * @param probeDocuments how many documents each model writes, which no figure here needs
   */
  NumberYardstick(HeldOutNumbers heldOut, int probeDocuments) {
    this.heldOut = heldOut;
    this.probeDocuments = probeDocuments;
  }

  /**
   * What a model has learned.
   *
   * @throws IllegalArgumentException if the model has no such parameters
   */
  abstract P parameters(LanguageModel model);

  /** What people's numbers really are. */
  abstract P truth();

  /**
   * How likely a document is.
   *
   * @return the logarithm of its density, in nats
   */
  abstract double logDensity(P parameters, double[] document);

  /** The figures that follow from the parameters. */
  abstract SortedMap<Measure, Double> exact(P parameters);

  /** The complaint about a model that has no such parameters. */
  static IllegalArgumentException isNo(String kind, LanguageModel model) {
    return new IllegalArgumentException(
        "a %s is no %s".formatted(model.getClass().getSimpleName(), kind));
  }

  @Override
  public final HumanDocuments humanDocuments() {
    return new HumanDocuments(List.of(), heldOut.texts());
  }

  @Override
  public final int probeDocuments() {
    return probeDocuments;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the model is none of such numbers
   */
  @Override
  public final SortedMap<Measure, Double> measure(LanguageModel model, List<String> probe) {
    return figures(parameters(model));
  }

  @Override
  public final SortedMap<Measure, Double> human() {
    return figures(truth());
  }

  private SortedMap<Measure, Double> figures(P parameters) {
    SortedMap<Measure, Double> figures =
        new TreeMap<>(heldOut.figures(document -> logDensity(parameters, document)));
    figures.putAll(exact(parameters));
    return Collections.unmodifiableSortedMap(figures);
  }
}
