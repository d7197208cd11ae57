package wellspring.dashboards.metric;

import java.util.Locale;

/**
 * A label of Wellspring's metrics. There is none for a single writer, a document or a round: those
 * grow with the run, and each value would be a time series of its own.
 */
public enum MetricLabel {
  SCENARIO("the scenario's name"),
  RUN("the run's name, which is that of its directory"),
  MODEL("a model of the scenario"),
  CURATOR("a curator of the scenario"),
  COHORT("a cohort of human writers"),
  AUTHOR("who wrote: a cohort's name, a model's, or `visitor` for a person at the page"),
  ORIGIN(
      "who really wrote a text: `human`, `synthetic`, or `assisted` if a model rewrote a part of it"),
  CLAIMED(
      "who wrote a text according to the text itself: `human`, `synthetic`, `assisted` or `none`"),
  AUDIENCE("an audience of the scenario: people who read"),
  FROM("whose money it was: an audience, a cohort, a model, or `world` for whoever else pays"),
  TO("whose money it is then: as `from`"),
  REASON("what money is paid for: `attention`, `price`, `wage`, `subsidy` or `cost`"),
  DEFINITION("a definition of collapse, by the key of its limit in the scenario's `collapse`"),
  LEARNER("how a model learns: `matrix`, `gpt` and so on"),
  KIND(
      "the kind of a steering order: `paused`, `resumed`, `stepped`, `speed`, `intervened` or `document`"),
  STAGE("what a round is busy with: `writing`, `curating`, `training`, `evaluating` or `closing`"),
  TOPIC("a topic of the run's log: `documents`, `corpora` and so on"),
  SEED("the run's root seed"),
  LOG("where events go: `embedded`, `memory` or the address of a cluster"),
  DEVICE("what neural models are trained on; `none` if there are no neural models"),
  VERSION("the program's version"),
  AREA("`heap` or `nonheap`"),
  POOL("a pool of buffers outside the heap"),
  GC("a garbage collector");

  private final String meaning;

  MetricLabel(String meaning) {
    this.meaning = meaning;
  }

  /** The name as Prometheus knows it, for example {@code model}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What its values name. */
  public String meaning() {
    return meaning;
  }
}
