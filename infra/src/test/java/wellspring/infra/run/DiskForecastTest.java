package wellspring.infra.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DiskForecastTest {
  private static final long MB = 1_000_000;

  private final DiskForecast forecast = new DiskForecast(1_000);

  @Test
  void countsFromTheFirstClosedRoundAndLooksAfterOneTwoFourMore() {
    assertThat(forecast.wants(1)).isTrue();
    forecast.measured(1, 50 * MB);
    assertThat(forecast.roundBytes()).as("not known yet").isZero();
    assertThat(forecast.wants(2)).isTrue();
    forecast.measured(2, 52 * MB);
    assertThat(forecast.roundBytes()).isEqualTo(2 * MB);
    assertThat(forecast.wants(2)).isFalse();
    assertThat(forecast.wants(3)).isTrue();
    forecast.measured(3, 60 * MB);
    assertThat(forecast.roundBytes()).isEqualTo(5 * MB);
    assertThat(forecast.wants(4)).isFalse();
    assertThat(forecast.wants(5)).isTrue();
  }

  @Test
  void saysNothingAsLongAsThereIsRoomForAllRounds() {
    assertThat(forecast.warning(0)).as("nothing is known yet").isEmpty();
    measureTwoMegabytesARound();
    assertThat(forecast.warning(998 * 2 * MB + DiskForecast.CLOSING_BYTES)).isEmpty();
  }

  @Test
  void warnsOnceAndAgainWhenMostOfTheRoomIsGone() {
    measureTwoMegabytesARound();
    long room = 200 * 2 * MB + DiskForecast.CLOSING_BYTES;
    assertThat(forecast.warning(room))
        .hasValueSatisfying(
            words ->
                assertThat(words)
                    .contains("a round leaves about 2.00 MB")
                    .contains("998 rounds are to come")
                    .contains("enough for about 200"));
    assertThat(forecast.warning(room - 100 * MB)).as("said already").isEmpty();
    long little = 20 * 2 * MB + DiskForecast.CLOSING_BYTES;
    assertThat(forecast.warning(little)).hasValueSatisfying(hasRoomFor(20));
    assertThat(forecast.warning(little - MB)).isEmpty();
    assertThat(forecast.warning(0)).as("it ends, which is said").isEmpty();
    assertThat(forecast.warning(5_000 * MB)).as("somebody freed space").isEmpty();
    assertThat(forecast.warning(room)).as("and took it again").isPresent();
  }

  @Test
  void endsWhileThereIsRoomForARoundAndAnEndInOrder() {
    assertThat(forecast.isShort(DiskForecast.CLOSING_BYTES)).isFalse();
    assertThat(forecast.isShort(DiskForecast.CLOSING_BYTES - 1)).isTrue();
    measureTwoMegabytesARound();
    assertThat(forecast.isShort(DiskForecast.CLOSING_BYTES + 2 * MB)).isFalse();
    assertThat(forecast.isShort(DiskForecast.CLOSING_BYTES + 2 * MB - 1)).isTrue();
  }

  @Test
  void lastRoundNeedsNoMore() {
    assertThat(forecast.wants(1_000)).isTrue();
    assertThat(forecast.isShort(0)).isFalse();
  }

  private static Consumer<String> hasRoomFor(int rounds) {
    return words -> assertThat(words).contains("enough for about " + rounds);
  }

  private void measureTwoMegabytesARound() {
    assertThat(forecast.wants(1)).isTrue();
    forecast.measured(1, 0);
    assertThat(forecast.wants(2)).isTrue();
    forecast.measured(2, 2 * MB);
  }
}
