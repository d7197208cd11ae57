package wellspring.model.measure;

/** Takes some measures that belong together. Immutable, and safe to share between threads. */
@FunctionalInterface
interface Gauge {
  void measure(Subject subject, Figures figures);
}
