package wellspring.model.statistics;

/** The value at which something counts as crossed. */
public sealed interface ThresholdLevel {

  /** A value in the unit of the measure. */
  record Absolute(double value) implements ThresholdLevel {
    public Absolute {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a level must be a finite number, not " + value);
      }
    }
  }

  /** A share of what the human-only control has, for example half of it. */
  record OfControl(double share) implements ThresholdLevel {
    public OfControl {
      if (!(share > 0) || Double.isInfinite(share)) {
        throw new IllegalArgumentException("a share of the control must be above 0, not " + share);
      }
    }
  }
}
