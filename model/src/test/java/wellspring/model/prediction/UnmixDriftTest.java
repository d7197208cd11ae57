package wellspring.model.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wellspring.model.mix.DrawMode;
import wellspring.model.mix.Share;
import wellspring.model.random.Seed;

class UnmixDriftTest {
  private static final double[] HUMANS = {0.3, 0.25, 0.25, 0.2};
  private static final double DIVERSITY = 1 - TokenDrift.Humans.of(HUMANS).match();

  @ParameterizedTest
  @CsvSource({"0.1, 0.2", "0.5, 0.01", "0.02, 0.5", "1, 0.3", "0, 0.3", "0.4, 0"})
  void detectorIsWorthItsMeanSquaredPosterior(double human, double error) {
    double mean =
        new UnmixDrift.Detected(Share.of(error))
            .labels(human).stream().mapToDouble(l -> l.share() * l.human() * l.human()).sum();

    assertThat(EffectiveSample.detected(Share.of(human), Share.of(error)))
        .isEqualTo(mean, within(1e-15));
  }

  @Test
  void detectorIsWorthNothingIfItGuessesAndAllLabelsIfItKnows() {
    Share human = Share.of(0.2);
    assertThat(EffectiveSample.detected(human, Share.of(0.5)))
        .isEqualTo(EffectiveSample.blind(human), within(1e-15));
    assertThat(EffectiveSample.detected(human, Share.NONE))
        .isEqualTo(EffectiveSample.labelled(human), within(1e-15));
  }

  @Test
  void errorOfSingleTokensIsAboutTheDiversityOverTheEffectiveSample() {
    TokenDrift.FreshCorpus corpus = new TokenDrift.FreshCorpus(10_000, 1, DrawMode.RANDOM);
    double[] error = drift(corpus, new UnmixDrift.Blind(), 0.2).error(5);

    for (int generation = 1; generation <= 5; generation++) {
      double size = 10_000 * (1 + (generation - 1) * EffectiveSample.blind(Share.of(0.2)));
      assertThat(error[generation - 1]).isEqualTo(DIVERSITY / size, within(1e-4 * error[0]));
    }
  }

  /** Columns: documents, tokens of each, draw, human fraction, error of the detector or none. */
  @ParameterizedTest
  @CsvSource({
    "2, 50, RANDOM, 0.7, ",
    "2, 50, EXACT, 0.5, ",
    "400, 2, RANDOM, 0.3, ",
    "200, 4, RANDOM, 0.3, 0.1",
    "200, 4, RANDOM, 0.2, 0.3",
    "40, 20, RANDOM, 0.5, 0.4"
  })
  void theCourseIsTheMeanOfSimulations(
      int documents, int tokens, DrawMode draw, double human, Double error) {
    UnmixDrift drift =
        drift(
            new TokenDrift.FreshCorpus(documents, tokens, draw),
            error == null ? new UnmixDrift.Blind() : new UnmixDrift.Detected(Share.of(error)),
            human);
    int generations = 4;
    int replicas = 2_000_000 / (documents * tokens); // whoever wrote a long document shows
    double[] predicted = drift.error(generations);
    double[] sums = new double[generations];
    double[] squares = new double[generations];
    for (int replica = 0; replica < replicas; replica++) {
      double[] simulated =
          simulate(drift, error, generations, new Seed(3).stream("unmix", "", replica));
      for (int i = 0; i < generations; i++) {
        sums[i] += simulated[i];
        squares[i] += simulated[i] * simulated[i];
      }
    }
    for (int i = 0; i < generations; i++) {
      double mean = sums[i] / replicas;
      double standardError = Math.sqrt((squares[i] / replicas - mean * mean) / replicas);
      assertThat(mean)
          .as("generation %d", i + 1)
          .isEqualTo(predicted[i], within(3 * standardError));
    }
  }

  @Test
  void detectorsNeedRandomDraws() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                drift(
                    new TokenDrift.FreshCorpus(10, 1, DrawMode.EXACT),
                    new UnmixDrift.Detected(Share.of(0.1)),
                    0.3))
        .withMessageContaining("random draws");
  }

  private static UnmixDrift drift(
      TokenDrift.FreshCorpus corpus, UnmixDrift.Knowledge knowledge, double human) {
    return new UnmixDrift(
        TokenDrift.Humans.of(HUMANS), corpus, knowledge, generation -> Share.of(human));
  }

  private static double[] simulate(
      UnmixDrift drift, Double error, int generations, UniformRandomProvider random) {
    double[] errors = new double[generations];
    double[] sums = new double[HUMANS.length];
    double[] model = HUMANS;
    double size = 0;
    for (int generation = 1; generation <= generations; generation++) {
      double human = generation == 1 ? 1 : drift.humanFraction().apply(generation).value();
      int documents = drift.corpus().documents();
      int humans = drift.corpus().draw().count(Share.of(human), documents, random);
      double[] before = model;
      for (int document = 0; document < documents; document++) {
        double label = label(human, error, document < humans, random);
        for (int i = 0; i < drift.corpus().documentTokens(); i++) {
          sums[draw(document < humans ? HUMANS : before, random)] += label;
          for (int token = 0; token < HUMANS.length; token++) {
            sums[token] -= label * (1 - label) * before[token];
          }
          size += label * label;
        }
      }
      double all = size;
      model = Arrays.stream(sums).map(sum -> sum / all).toArray();
      for (int token = 0; token < HUMANS.length; token++) {
        errors[generation - 1] += Math.pow(model[token] - HUMANS[token], 2);
      }
    }
    return errors;
  }

  private static double label(
      double human, Double error, boolean person, UniformRandomProvider random) {
    if (error == null) {
      return human;
    }
    boolean judgedHuman = person == random.nextDouble() >= error;
    double ofPeople = judgedHuman ? 1 - error : error;
    return human * ofPeople / (human * ofPeople + (1 - human) * (1 - ofPeople));
  }

  private static int draw(double[] probabilities, UniformRandomProvider random) {
    double left = random.nextDouble();
    int token = 0;
    while (token < probabilities.length - 1 && left >= probabilities[token]) {
      left -= probabilities[token];
      token++;
    }
    return token;
  }
}
