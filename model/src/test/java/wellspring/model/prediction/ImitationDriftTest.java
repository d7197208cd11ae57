package wellspring.model.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.mix.Share;
import wellspring.model.prediction.ImitationDrift.Cohort;
import wellspring.model.prediction.ImitationDrift.Distances;
import wellspring.model.random.Seed;

class ImitationDriftTest {
  private static final double[][] STYLES = {
    {0.5, 0.3, 0.1, 0.1, 0}, {0.1, 0.1, 0.4, 0.2, 0.2}, {0.2, 0.6, 0, 0.1, 0.1}, {0, 0, 0, 0.5, 0.5}
  };

  private static final long ENDLESS = 1L << 50;

  private static Cohort cohort(long tokens, double imitation, double... reads) {
    return new Cohort(
        tokens, Share.of(imitation), DoubleStream.of(reads).mapToObj(Share::of).toList());
  }

  private static StyleMatches start(int cohorts) {
    return StyleMatches.of(Arrays.copyOf(STYLES, cohorts));
  }

  /** Two cohorts with two tokens write two and three of them: twelve ways. */
  @Test
  void oneRoundIsTheMeanOverAllThatMayBeWritten() {
    double[] p = {0.3, 0.8};
    int[] tokens = {2, 3};
    Cohort[] cohorts = {cohort(2, 0.4, 0.9, 0.1), cohort(3, 0.7, 0.5, 0.5)};
    double styles = 0;
    double documents = 0;
    for (int first = 0; first <= tokens[0]; first++) {
      for (int second = 0; second <= tokens[1]; second++) {
        double[] f = {first / 2.0, second / 3.0};
        double weight = binomial(2, first, p[0]) * binomial(3, second, p[1]);
        double[] next = new double[2];
        for (int i = 0; i < 2; i++) {
          double kept = 1 - cohorts[i].imitation().value();
          next[i] = kept * p[i] + cohorts[i].takes(0) * f[0] + cohorts[i].takes(1) * f[1];
        }
        // the other token's frequency is off by as much
        documents += weight * 2 * (f[0] - f[1]) * (f[0] - f[1]);
        styles += weight * 2 * (next[0] - next[1]) * (next[0] - next[1]);
      }
    }

    List<Distances> course =
        new ImitationDrift(List.of(cohorts))
            .course(StyleMatches.of(new double[][] {{0.3, 0.7}, {0.8, 0.2}}), 2);
    assertThat(course.get(0).styles()).isCloseTo(0.5, within(1e-15));
    assertThat(course.get(0).documents()).isCloseTo(documents, within(1e-15));
    assertThat(course.get(1).styles()).isCloseTo(styles, within(1e-15));
  }

  private static double binomial(int all, int some, double probability) {
    double ways = some == 0 || some == all ? 1 : all;
    return ways * StrictMath.pow(probability, some) * StrictMath.pow(1 - probability, all - some);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theCourseIsTheMeanOfSimulations(long seed) {
    UniformRandomProvider random = new Seed(seed).stream("imitation", "test", 0);
    int count = 2 + random.nextInt(3);
    List<Cohort> cohorts = IntStream.range(0, count).mapToObj(c -> drawn(count, random)).toList();
    int rounds = 5;
    int replicas = 40_000;
    double[][] documents = new double[rounds][replicas];
    double[][] styles = new double[rounds][replicas];
    for (int replica = 0; replica < replicas; replica++) {
      double[][] p = Arrays.copyOf(STYLES, count);
      for (int round = 0; round < rounds; round++) {
        double[][] f = new double[count][];
        for (int c = 0; c < count; c++) {
          f[c] = write(p[c], cohorts.get(c).tokens(), random);
        }
        styles[round][replica] = distance(p);
        documents[round][replica] = distance(f);
        p = imitate(cohorts, p, f);
      }
    }
    List<Distances> course = new ImitationDrift(cohorts).course(start(count), rounds);
    for (int round = 0; round < rounds; round++) {
      compare(course.get(round).styles(), styles[round], "styles of " + round);
      compare(course.get(round).documents(), documents[round], "documents of " + round);
    }
  }

  private static Cohort drawn(int count, UniformRandomProvider random) {
    double[] reads = IntStream.range(0, count).mapToDouble(d -> random.nextDouble()).toArray();
    double all = DoubleStream.of(reads).sum();
    return cohort(
        1 + random.nextInt(20),
        random.nextDouble(),
        DoubleStream.of(reads).map(share -> share / all).toArray());
  }

  private static double[] write(double[] style, long tokens, UniformRandomProvider random) {
    double[] frequencies = new double[style.length];
    for (int i = 0; i < tokens; i++) {
      double left = random.nextDouble();
      int token = 0;
      while (token < style.length - 1 && left >= style[token]) {
        left -= style[token++];
      }
      frequencies[token] += 1.0 / tokens;
    }
    return frequencies;
  }

  private static double[][] imitate(List<Cohort> cohorts, double[][] p, double[][] f) {
    double[][] next = new double[p.length][p[0].length];
    for (int c = 0; c < p.length; c++) {
      double imitation = cohorts.get(c).imitation().value();
      for (int token = 0; token < p[0].length; token++) {
        double read = 0;
        for (int d = 0; d < p.length; d++) {
          read += cohorts.get(c).reads().get(d).value() * f[d][token];
        }
        next[c][token] = (1 - imitation) * p[c][token] + imitation * read;
      }
    }
    return next;
  }

  private static double distance(double[][] styles) {
    double sum = 0;
    int pairs = 0;
    for (int c = 0; c < styles.length; c++) {
      for (int d = 0; d < c; d++) {
        pairs++;
        for (int token = 0; token < styles[c].length; token++) {
          sum += Math.pow(styles[c][token] - styles[d][token], 2);
        }
      }
    }
    return sum / pairs;
  }

  private static void compare(double predicted, double[] values, String what) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    double error = Math.sqrt(squares / (values.length - 1) / values.length);
    assertThat(mean).as(what).isCloseTo(predicted, within(3 * error + 1e-12));
  }

  /** The documents of a round are still apart by what is chance in them. */
  @Test
  void whoReadsTheSameComesTogetherHoweverSmallTheSample() {
    ImitationDrift drift =
        new ImitationDrift(
            List.of(
                cohort(3, 0.2, 0.5, 0.2, 0.3),
                cohort(7, 0.2, 0.5, 0.2, 0.3),
                cohort(1, 0.2, 0.5, 0.2, 0.3)));
    List<StyleMatches> styles = drift.styles(start(3), 40);
    for (int round = 0; round < 40; round++) {
      StyleMatches own = styles.get(round);
      for (int c = 0; c < 3; c++) {
        int other = (c + 1) % 3;
        assertThat(own.squaredDistance(c, other))
            .isCloseTo(
                ImitationForms.distanceOfReadingTheSame(
                    start(3).squaredDistance(c, other), Share.of(0.2), round),
                within(1e-14));
      }
      double noise = (1 - own.match(0, 0)) / 3 + (1 - own.match(1, 1)) / 7;
      assertThat(drift.documents(own).squaredDistance(0, 1))
          .isCloseTo(own.squaredDistance(0, 1) + noise, within(1e-14));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 200})
  void whoReadsHimselfAloneDriftsAwayFromAllOthers(int tokens) {
    ImitationDrift drift =
        new ImitationDrift(
            List.of(
                cohort(tokens, 0.6, 1, 0, 0),
                cohort(tokens, 0.6, 0, 1, 0),
                cohort(tokens, 0.6, 0, 0, 1)));
    List<StyleMatches> styles = drift.styles(start(3), 1_000);
    for (int round = 0; round < 1_000; round += 37) {
      assertThat(styles.get(round).match(0, 2)).isCloseTo(start(3).match(0, 2), within(1e-12));
      assertThat(styles.get(round).meanSquaredDistance())
          .isCloseTo(
              ImitationForms.distanceOfReadingOneself(
                  start(3).meanSquaredDistance(),
                  start(3).diversity(),
                  tokens,
                  Share.of(0.6),
                  round),
              within(1e-10));
    }
  }

  @Test
  void lastingTokensAreOneAndTheSame() {
    ImitationDrift drift =
        new ImitationDrift(List.of(cohort(4, 0.5, 0.8, 0.2), cohort(9, 0.3, 0.1, 0.9)));
    StyleMatches last = drift.styles(start(2), 20_000).get(19_999);
    assertThat(last.diversity()).isCloseTo(0, within(1e-12));
    assertThat(last.meanSquaredDistance()).isCloseTo(0, within(1e-12));
  }

  @Test
  void readWholeStylesOfWhoHearsOfAllMeet() {
    assertThat(distanceReadWhole(cohort(ENDLESS, 0.1, 0.9, 0.1), cohort(ENDLESS, 0.3, 0.2, 0.8)))
        .isCloseTo(0, within(1e-10));
    // the second follows the first, who reads himself alone
    assertThat(distanceReadWhole(cohort(ENDLESS, 0.1, 1, 0), cohort(ENDLESS, 0.3, 0.2, 0.8)))
        .isCloseTo(0, within(1e-10));
  }

  @Test
  void readWholeCommunitiesThatDoNotReadEachOtherKeepApart() {
    double start = start(2).meanSquaredDistance();
    assertThat(distanceReadWhole(cohort(ENDLESS, 0.1, 1, 0), cohort(ENDLESS, 0.3, 0, 1)))
        .isCloseTo(start, within(1e-10));
    // as do two who exchange their styles each time
    assertThat(distanceReadWhole(cohort(ENDLESS, 1, 0, 1), cohort(ENDLESS, 1, 1, 0)))
        .isCloseTo(start, within(1e-10));
    // and two pairs, of which each comes to the mean of its own two
    Cohort[] pairs = {
      cohort(ENDLESS, 0.4, 0.5, 0.5, 0, 0),
      cohort(ENDLESS, 0.4, 0.5, 0.5, 0, 0),
      cohort(ENDLESS, 0.4, 0, 0, 0.5, 0.5),
      cohort(ENDLESS, 0.4, 0, 0, 0.5, 0.5)
    };
    double[][] means = new double[2][5];
    for (int token = 0; token < 5; token++) {
      means[0][token] = (STYLES[0][token] + STYLES[1][token]) / 2;
      means[1][token] = (STYLES[2][token] + STYLES[3][token]) / 2;
    }
    // four of the six pairs are of both communities
    assertThat(distanceReadWhole(pairs)).isCloseTo(distance(means) * 4 / 6, within(1e-10));
  }

  private static double distanceReadWhole(Cohort... cohorts) {
    return new ImitationDrift(List.of(cohorts))
        .styles(start(cohorts.length), 2_001)
        .get(2_000)
        .meanSquaredDistance();
  }

  @Test
  void aSingleCohortIsApartFromNobody() {
    ImitationDrift alone = new ImitationDrift(List.of(cohort(5, 0.5, 1)));
    assertThat(alone.course(start(1), 2).get(1).styles()).isNaN();
    assertThat(alone.styles(start(1), 2).get(1).diversity())
        .isCloseTo(start(1).diversity() * (1 - 0.25 / 5), within(1e-15));
  }

  @Test
  void whatIsReadMustAddUp() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cohort(5, 0.5, 0.5, 0.4))
        .withMessageContaining("add to 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cohort(0, 0.5, 1))
        .withMessageContaining("not 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ImitationDrift(List.of(cohort(5, 0.5, 0.5, 0.5))))
        .withMessageContaining("a share of each cohort");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ImitationDrift(List.of(cohort(5, 0.5, 1))).course(start(2), 1))
        .withMessageContaining("of 1 cohorts, not 2");
  }
}
