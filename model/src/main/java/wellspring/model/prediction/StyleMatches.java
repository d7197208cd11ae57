package wellspring.model.prediction;

import java.util.Arrays;
import java.util.List;
import wellspring.model.mix.Share;

/**
 * How often tokens of cohorts are equal on average: {@code G_cd = E⟨p_c, p_d⟩} of the distributions
 * p of tokens, two independent ones of the same cohort on the diagonal. Immutable.
 */
public final class StyleMatches {
  private final double[][] match; // (cohorts, cohorts), symmetric

  StyleMatches(double[][] match) {
    this.match = Arrays.stream(match).map(double[]::clone).toArray(double[][]::new);
  }

  /**
   * Of styles that are given.
   *
   * @param styles the probabilities of tokens, by cohort: (cohorts, tokens)
   */
  public static StyleMatches of(double[][] styles) {
    double[][] match = new double[styles.length][styles.length];
    for (int i = 0; i < styles.length; i++) {
      for (int j = 0; j < styles.length; j++) {
        for (int token = 0; token < styles[i].length; token++) {
          match[i][j] += styles[i][token] * styles[j][token];
        }
      }
    }
    return new StyleMatches(match);
  }

  /**
   * Of dialects, on average over what they may be: with its share d each cohort uses the language's
   * frequencies with the tokens exchanged, {@code p_c = (1 − d_c) q + d_c q∘π_c}, where the
   * permutations π_c of all V tokens are independent and all alike probable.
   *
   * <p>Why: {@code E q∘π = 1/V}, so that what is exchanged matches the language, and what others
   * exchange, with 1/V; and itself as the language does, with {@code Σ q²}.
   *
   * @param humans how people use tokens but for dialects
   * @param dialects d, by cohort
   */
  public static StyleMatches ofDialects(TokenDrift.Humans humans, List<Share> dialects) {
    int cohorts = dialects.size();
    double chance = 1.0 / humans.vocabulary();
    double[][] match = new double[cohorts][cohorts];
    for (int i = 0; i < cohorts; i++) {
      double other = dialects.get(i).value();
      double common = 1 - other;
      for (int j = 0; j < cohorts; j++) {
        double both =
            i == j ? common * common + other * other : common * (1 - dialects.get(j).value());
        match[i][j] = both * humans.match() + (1 - both) * chance;
      }
    }
    return new StyleMatches(match);
  }

  /** How many cohorts there are. */
  public int cohorts() {
    return match.length;
  }

  /** How often a token of one cohort and an independent one of another, or of the same, match. */
  public double match(int cohort, int other) {
    return match[cohort][other];
  }

  /** The mean squared distance {@code E‖p_c − p_d‖²} of two cohorts' styles. */
  public double squaredDistance(int cohort, int other) {
    return match[cohort][cohort] + match[other][other] - 2 * match[cohort][other];
  }

  /** The mean of {@link #squaredDistance} over all pairs of cohorts; NaN of a single one. */
  public double meanSquaredDistance() {
    double sum = 0;
    for (int i = 0; i < match.length; i++) {
      for (int j = 0; j < i; j++) {
        sum += squaredDistance(i, j);
      }
    }
    return sum / (match.length * (match.length - 1) / 2.0);
  }

  /** The mean diversity {@code E(1 − Σ p_c²)} of the cohorts' styles. */
  public double diversity() {
    double sum = 0;
    for (int i = 0; i < match.length; i++) {
      sum += 1 - match[i][i];
    }
    return sum / match.length;
  }
}
