package wellspring.model.measure;

import wellspring.model.language.TokenDistribution;

/** The same distribution after any prefix. */
final class AlwaysTheSame implements TokenDistribution {
  private final double[] symbols;
  private final boolean admitsIt;

  AlwaysTheSame(double... symbols) {
    this(true, symbols);
  }

  /**
   * @param admitsIt whether it says that the prefix does not matter
   */
  AlwaysTheSame(boolean admitsIt, double... symbols) {
    this.symbols = symbols.clone();
    this.admitsIt = admitsIt;
  }

  @Override
  public double[] after(int[] prefix) {
    return symbols.clone();
  }

  @Override
  public boolean dependsOnPrefix() {
    return !admitsIt;
  }
}
