package wellspring.model.prediction;

import java.util.ArrayList;
import java.util.List;
import wellspring.model.mix.Share;

/**
 * The exact mean course of how far cohorts of writers are apart that take on the style of what they
 * read: consensus by averaging (DeGroot 1974), of samples instead of the styles themselves.
 *
 * <p>It assumes: the tokens that a cohort c writes in a round are n_c independent ones from its
 * style p_c, however many documents they fill; each cohort reads all of what it reads, {@code Σ_d
 * R_cd f_d} of the frequencies f in the round's documents, and then has the style {@code p_c' = (1
 * − λ_c) p_c + λ_c Σ_d R_cd f_d}. Nobody adds anything of his own.
 *
 * <p>Why it is exact: given the styles, documents of different cohorts are independent with mean p,
 * and two tokens of a cohort's documents are the same one with probability 1/n_c. So with {@code
 * G_cd = E⟨p_c, p_d⟩}, {@code A = diag(1 − λ)} and {@code B = diag(λ) R} the documents have {@code
 * Ĝ = G + diag((1 − G_cc)/n_c)}, and the next styles {@code G' = A G Aᵀ + A G Bᵀ + B G Aᵀ + B Ĝ
 * Bᵀ}, which is {@code (A + B) G (A + B)ᵀ + B (Ĝ − G) Bᵀ}.
 *
 * <p>Read whole, {@code f = p}, all styles meet if the weights {@code A + B} have one set of
 * cohorts that take nothing from outside, and it is not periodic (λ &lt; 1 is enough); several such
 * sets each come to a style of their own. With samples, styles are parted again by what is read
 * unlike, and diversity is lost as by drift (Wright 1931), until all of a set use one and the same
 * token. Up to then there is a floor under the distance in units of the diversity: {@link
 * ImitationForms#distanceOfAlike}. Who reads himself alone drifts alone: {@code 1 − G_cc} falls by
 * {@code λ²/n_c} of it in a round, {@code G_cd} stays, and so distances grow.
 *
 * @param cohorts who writes and reads, at least one
 */
public record ImitationDrift(List<Cohort> cohorts) {
  /** By how much the shares of what is read may miss 1. */
  private static final double ROUNDING = 1e-9;

  /**
   * @throws IllegalArgumentException if there is no cohort, or one does not say of each how much of
   *     it is read
   */
  public ImitationDrift {
    cohorts = List.copyOf(cohorts);
    int count = cohorts.size();
    if (count == 0 || cohorts.stream().anyMatch(cohort -> cohort.reads().size() != count)) {
      throw new IllegalArgumentException(
          "each cohort reads a share of each cohort, not %s".formatted(cohorts));
    }
  }

  /**
   * People who write and read alike.
   *
   * @param tokens how many they write in a round, n, at least 1
   * @param imitation how much of what they read they take on in a round, λ
   * @param reads the shares of cohorts in what they read, a row of R
   */
  public record Cohort(long tokens, Share imitation, List<Share> reads) {
    /**
     * @throws IllegalArgumentException if nothing is written, or what is read does not add to 1
     */
    public Cohort {
      reads = List.copyOf(reads);
      double all = reads.stream().mapToDouble(Share::value).sum();
      if (tokens < 1 || !(Math.abs(all - 1) < ROUNDING)) {
        throw new IllegalArgumentException(
            "a cohort writes tokens and reads shares that add to 1, not %d and %s"
                .formatted(tokens, reads));
      }
    }

    /** The weight of a cohort's documents in the next style. */
    double takes(int from) {
      return imitation.value() * reads.get(from).value();
    }
  }

  /**
   * The styles of the first rounds.
   *
   * @param start those in which the documents of round 1 are written
   * @param rounds how many, at least 1
   * @return those in which the documents of each round are written, the start first
   * @throws IllegalArgumentException if the start is of other cohorts
   */
  public List<StyleMatches> styles(StyleMatches start, int rounds) {
    if (start.cohorts() != cohorts.size()) {
      throw new IllegalArgumentException(
          "styles must be of %d cohorts, not %d".formatted(cohorts.size(), start.cohorts()));
    }
    List<StyleMatches> styles = new ArrayList<>();
    StyleMatches last = start;
    for (int round = 1; round <= rounds; round++) {
      styles.add(last);
      last = round < rounds ? next(last) : last;
    }
    return List.copyOf(styles);
  }

  /**
   * What cohorts' documents of a round have in common: Ĝ.
   *
   * @param styles those in which they are written
   */
  public StyleMatches documents(StyleMatches styles) {
    double[][] match = new double[cohorts.size()][cohorts.size()];
    for (int i = 0; i < match.length; i++) {
      for (int j = 0; j < match.length; j++) {
        match[i][j] = styles.match(i, j) + (i == j ? noise(styles, i) : 0);
      }
    }
    return new StyleMatches(match);
  }

  /** By how much the frequencies in a cohort's documents scatter. */
  private double noise(StyleMatches styles, int cohort) {
    return (1 - styles.match(cohort, cohort)) / cohorts.get(cohort).tokens();
  }

  private StyleMatches next(StyleMatches last) {
    int count = cohorts.size();
    double[][] half = new double[count][count]; // (A + B) G
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        for (int from = 0; from < count; from++) {
          half[i][j] += weight(i, from) * last.match(from, j);
        }
      }
    }
    double[][] next = new double[count][count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        for (int from = 0; from < count; from++) {
          double taken = cohorts.get(i).takes(from) * cohorts.get(j).takes(from);
          next[i][j] += half[i][from] * weight(j, from) + taken * noise(last, from);
        }
      }
    }
    return new StyleMatches(next);
  }

  /** The weight of a cohort's style in the next one, A + B. */
  private double weight(int cohort, int from) {
    Cohort reader = cohorts.get(cohort);
    double kept = cohort == from ? 1 - reader.imitation().value() : 0;
    return kept + reader.takes(from);
  }

  /**
   * How far cohorts are apart on average over pairs; NaN of a single one.
   *
   * @param documents the mean {@code E‖f_c − f_d‖²} of the frequencies in their documents
   * @param styles the mean {@code E‖p_c − p_d‖²} of their styles
   */
  public record Distances(double documents, double styles) {}

  /**
   * How far cohorts are apart in the first rounds.
   *
   * @param start the styles in which the documents of round 1 are written
   * @param rounds how many, at least 1
   * @return that of round 1 first
   */
  public List<Distances> course(StyleMatches start, int rounds) {
    return styles(start, rounds).stream()
        .map(s -> new Distances(documents(s).meanSquaredDistance(), s.meanSquaredDistance()))
        .toList();
  }
}
