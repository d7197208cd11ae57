package wellspring.model.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.random.Seed;

class WriterTurnoverTest {

  @ParameterizedTest
  @CsvSource({"1, 0, 0.3, 1", "3, 2, 0.9, 2", "4, 4, 1, 0.5", "5, 1, 0.2, 3", "6, 3, 0.5, 0"})
  void aFewPeopleAreDistributedAsEveryWayToComeAndGoSays(
      int potential, int start, double turnover, double sensitivity) {
    WriterTurnover writers = new WriterTurnover(potential, turnover, sensitivity);
    IntToDoubleFunction gain = number -> 0.8 - 0.1 * number * number;
    double[] sets = new double[1 << potential];
    sets[(1 << start) - 1] = 1;
    for (WriterNumbers numbers : writers.course(start, gain, 4)) {
      double[] expected = new double[potential + 1];
      for (int set = 0; set < sets.length; set++) {
        expected[Integer.bitCount(set)] += sets[set];
      }
      for (int number = 0; number <= potential; number++) {
        assertThat(numbers.probability(number)).isCloseTo(expected[number], within(1e-14));
      }
      sets = next(sets, writers, gain);
    }
  }

  /** The probabilities of all sets of people to write next. */
  private static double[] next(double[] sets, WriterTurnover writers, IntToDoubleFunction gain) {
    double[] next = new double[sets.length];
    for (int from = 0; from < sets.length; from++) {
      double gained = gain.applyAsDouble(Integer.bitCount(from));
      for (int to = 0; to < sets.length; to++) {
        double probability = sets[from];
        for (int person = 0; person < writers.potential(); person++) {
          boolean wrote = (from >> person & 1) == 1;
          double change = wrote ? writers.leave(gained) : writers.join(gained);
          probability *= wrote == ((to >> person & 1) == 1) ? 1 - change : change;
        }
        next[to] += probability;
      }
    }
    return next;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theCourseIsTheMeanOfSimulations(long seed) {
    UniformRandomProvider random = new Seed(seed).stream("turnover", "test", 0);
    int potential = 10 + random.nextInt(60);
    int start = random.nextInt(potential + 1);
    WriterTurnover writers =
        new WriterTurnover(potential, 0.1 + 0.9 * random.nextDouble(), 5 * random.nextDouble());
    double first = 2 * random.nextDouble() - 1;
    double more = (2 * random.nextDouble() - 1) / potential;
    IntToDoubleFunction gain = number -> first + more * number;
    int rounds = 6;
    int replicas = 4_000;
    double[][] simulated = new double[rounds][replicas];
    for (int replica = 0; replica < replicas; replica++) {
      simulate(writers, start, gain, simulated, replica, random);
    }
    List<WriterNumbers> course = writers.course(start, gain, rounds);
    for (int round = 1; round < rounds; round++) {
      double mean = course.get(round).mean();
      compare(mean, simulated[round], "mean of round " + round);
      compare(
          course.get(round).variance(),
          Arrays.stream(simulated[round]).map(n -> (n - mean) * (n - mean)).toArray(),
          "variance of round " + round);
    }
  }

  private static void simulate(
      WriterTurnover writers,
      int start,
      IntToDoubleFunction gain,
      double[][] numbers,
      int replica,
      UniformRandomProvider random) {
    int number = start;
    for (double[] round : numbers) {
      round[replica] = number;
      double gained = gain.applyAsDouble(number);
      int next = number;
      for (int person = 0; person < writers.potential(); person++) {
        if (person < number) {
          next -= random.nextDouble() < writers.leave(gained) ? 1 : 0;
        } else {
          next += random.nextDouble() < writers.join(gained) ? 1 : 0;
        }
      }
      number = next;
    }
  }

  private static void compare(double predicted, double[] values, String what) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    double error = Math.sqrt(squares / (values.length - 1) / values.length);
    assertThat(mean).as(what).isCloseTo(predicted, within(3 * error));
  }

  @ParameterizedTest
  @CsvSource({"1000, 1, 2, 0.4", "1000, 0.05, 3, -0.5", "300, 0.3, 0, 9"})
  void peopleWhoDoNotMindTheOthersComeAndGoOnTheirOwn(
      int potential, double turnover, double sensitivity, double gain) {
    WriterTurnover writers = new WriterTurnover(potential, turnover, sensitivity);
    List<WriterNumbers> course = writers.course(potential, number -> gain, 100);
    double willing = writers.willing(gain);
    for (int round = 0; round < course.size(); round++) {
      double writes = willing + (1 - willing) * StrictMath.pow(1 - turnover, round);
      assertThat(course.get(round).mean()).isCloseTo(potential * writes, within(1e-10 * potential));
      assertThat(course.get(round).variance())
          .isCloseTo(potential * writes * (1 - writes), within(1e-9 * potential));
    }
  }

  @Test
  void oneRoundIsOnTheMap() {
    WriterTurnover writers = new WriterTurnover(80, 0.4, 3);
    for (int start = 0; start <= 80; start += 8) {
      assertThat(writers.course(start, n -> n / 40.0 - 0.9, 2).get(1).mean())
          .isCloseTo(writers.map(n -> n / 40.0 - 0.9).next(start), within(1e-12));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3, -2, 1e300, -1e300})
  void whoThinksAgainEitherWritesOrDoesNot(double gain) {
    WriterTurnover writers = new WriterTurnover(10, 0.3, 2);
    assertThat(writers.join(gain) + writers.leave(gain)).isCloseTo(0.3, within(1e-15));
  }

  @Test
  void whatIsNoTurnoverIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WriterTurnover(0, 0.5, 1))
        .withMessageContaining("not 0");
    for (double turnover : new double[] {0, 1.1, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new WriterTurnover(5, turnover, 1))
          .withMessageContaining("turnover");
    }
    for (double sensitivity : new double[] {-1, Double.POSITIVE_INFINITY, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new WriterTurnover(5, 0.5, sensitivity))
          .withMessageContaining("sensitivity");
    }
    WriterTurnover writers = new WriterTurnover(5, 0.5, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> writers.course(6, n -> 0, 3))
        .withMessageContaining("not 6");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> writers.willing(Double.NaN))
        .withMessageContaining("NaN");
  }
}
