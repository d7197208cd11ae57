package wellspring.model.learner.gpt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DropoutTest {
  private static final int SIZE = 40_002;

  private static byte[] drawn(double share, int places, String... models) {
    List<UniformRandomProvider> randoms = Stream.of(models).map(Tiny::random).toList();
    return new Dropout(share, places).draw(randoms, SIZE);
  }

  private static double mean(byte[] masks) {
    double total = 0;
    for (byte stays : masks) {
      total += stays;
    }
    return total / masks.length;
  }

  /** Five standard deviations of the mean of 40,000 lots are at most 0.0125. */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 0.9})
  void silencesItsShareAndKeepsTheMean(double share) {
    double mean = mean(drawn(share, 1, "a"));
    assertThat(mean).isCloseTo(1 - share, within(0.0125));
    double scale = new Dropout(share, 1).scale();
    assertThat(mean * scale).isCloseTo(1, within(0.0125 / (1 - share)));
  }

  /** The share that is drawn, not the one that was asked for, decides the scale. */
  @ParameterizedTest
  @CsvSource({"0.25, 1.3333333333333333", "0.00002, 1.0000152590218967", "0.99999999, 65536"})
  void scalesByWhatItDraws(double share, double scale) {
    assertThat(new Dropout(share, 1).scale()).isCloseTo(scale, within(1e-12));
  }

  @Test
  void eachPlaceAndEachModelHasMasksOfItsOwn() {
    byte[] masks = drawn(0.5, 3, "a", "b");
    assertThat(masks).hasSize(6 * SIZE);
    for (int one = 0; one < 6; one++) {
      for (int other = 0; other < one; other++) {
        int same = 0;
        for (int i = 0; i < SIZE; i++) {
          same += masks[one * SIZE + i] == masks[other * SIZE + i] ? 1 : 0;
        }
        assertThat((double) same / SIZE).isCloseTo(0.5, within(0.0125));
      }
    }
  }

  /** So that a stack learns what each model would learn alone. */
  @Test
  void aModelsMasksAreTheSameAloneAndInAStack() {
    byte[] alone = drawn(0.3, 3, "b");
    byte[] together = drawn(0.3, 3, "a", "b");
    for (int place = 0; place < 3; place++) {
      int at = (2 * place + 1) * SIZE;
      assertThat(Arrays.copyOfRange(together, at, at + SIZE))
          .isEqualTo(Arrays.copyOfRange(alone, place * SIZE, (place + 1) * SIZE));
    }
  }

  @Test
  void masksHaveTheShapeOfTheActivations() {
    List<long[]> shapes =
        Tiny.DEVICES
            .submit(
                workspace ->
                    Stream.of(List.of("a"), List.of("a", "b"))
                        .map(names -> names.stream().map(Tiny::random).toList())
                        .map(lots -> new Dropout(0.1, 5).masks(workspace, lots, 2, 3, 4))
                        .map(masks -> masks.tensor().shape())
                        .toList())
            .join();
    assertThat(shapes.get(0)).containsExactly(5, 2, 3, 4);
    assertThat(shapes.get(1)).containsExactly(5, 2, 2, 3, 4);
  }

  @Test
  void drawsNothingWhereNothingIsSilenced() {
    UniformRandomProvider random = Tiny.random("a");
    Dropout.Masks masks =
        Tiny.DEVICES
            .submit(workspace -> new Dropout(0, 5).masks(workspace, List.of(random), 2, 3, 4))
            .join();
    assertThat(masks.scale()).isEqualTo(1);
    assertThat(random.nextLong()).isEqualTo(Tiny.random("a").nextLong());
  }
}
