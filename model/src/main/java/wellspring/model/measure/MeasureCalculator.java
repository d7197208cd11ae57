package wellspring.model.measure;

/** Takes some measures that belong together. Immutable, and safe to share between threads. */
@FunctionalInterface
interface MeasureCalculator {
  void measure(MeasuredSubject subject, MeasureValues figures);
}
