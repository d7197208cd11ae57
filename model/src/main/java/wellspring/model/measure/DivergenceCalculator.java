package wellspring.model.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import wellspring.model.language.TokenDistribution;

/**
 * How far a model's next token is from the truth's, on average over all places of the held-out
 * documents; see {@link Measure#KL_TRUTH_MODEL} and {@link Measure#JENSEN_SHANNON}.
 */
final class DivergenceCalculator implements MeasureCalculator {
  private static final int[] NO_PREFIX = {};

  private final Optional<TokenDistribution> truth;
  private final ScoredDocuments heldOut;
  private final TruthAtPlaces truthAtPlaces;

  DivergenceCalculator(HumanText human) {
    this.truth = human.truth();
    this.heldOut = human.heldOut();
    this.truthAtPlaces = new TruthAtPlaces(human.heldOut());
  }

  @Override
  public void measure(MeasuredSubject subject, MeasureValues figures) {
    if (truth.isEmpty() || subject.nextToken().isEmpty()) {
      return;
    }
    Mean mean = new Mean(figures.wants(Measure.JENSEN_SHANNON));
    TokenDistribution people = truth.get();
    TokenDistribution learned = subject.nextToken().get();
    if (!people.dependsOnPrefix() && !learned.dependsOnPrefix()) {
      mean.add(people.after(NO_PREFIX), learned.after(NO_PREFIX));
    } else {
      overAllPlaces(people, learned, mean);
    }
    mean.enter(figures);
  }

  private void overAllPlaces(TokenDistribution people, TokenDistribution learned, Mean mean) {
    for (int d = 0; d < heldOut.documents().size(); d++) {
      List<double[]> truly = truthAtPlaces.of(d, people);
      List<double[]> believed = heldOut.along(d, learned);
      for (int place = 0; place < truly.size(); place++) {
        mean.add(truly.get(place), believed.get(place));
      }
    }
  }

  /**
   * {@code (KL(p‖m) + KL(q‖m))/2} for m halfway between the two (Lin 1991).
   *
   * @return in nats, from 0 to ln 2
   */
  static double jensenShannon(double[] p, double[] q) {
    double[] middle = new double[p.length];
    Arrays.setAll(middle, symbol -> (p[symbol] + q[symbol]) / 2);
    return (KullbackLeibler.of(p, middle) + KullbackLeibler.of(q, middle)) / 2;
  }

  /** The divergences' means over the places so far. */
  private static final class Mean {
    private final boolean jensenShannonWanted;
    private double lacking;
    private double madeUp;
    private double jensenShannon;
    private long places;

    Mean(boolean jensenShannonWanted) {
      this.jensenShannonWanted = jensenShannonWanted;
    }

    void add(double[] truly, double[] believed) {
      lacking += KullbackLeibler.of(truly, believed);
      madeUp += KullbackLeibler.of(believed, truly);
      if (jensenShannonWanted) {
        jensenShannon += jensenShannon(truly, believed);
      }
      places++;
    }

    void enter(MeasureValues figures) {
      figures.put(Measure.KL_TRUTH_MODEL, lacking / places);
      figures.put(Measure.KL_MODEL_TRUTH, madeUp / places);
      if (jensenShannonWanted) {
        figures.put(Measure.JENSEN_SHANNON, jensenShannon / places);
      }
    }
  }
}
