package wellspring.model.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wellspring.model.mix.Share;

class ImitationFormsTest {

  @ParameterizedTest
  @CsvSource({
    "2, 50, 0.3, 0.5",
    "5, 8, 0.9, 0.8",
    "3, 1, 1, 0.3",
    "4, 100, 0.2, 0.9",
    "10, 20, 0.5, 0"
  })
  void theDistanceOfAlikeIsWhatALongCourseComesTo(
      int cohorts, int tokens, double imitation, double own) {
    StyleMatches last =
        alike(cohorts, tokens, imitation, own)
            .styles(
                StyleMatches.ofDialects(
                    new TokenDrift.Humans(50, 0.1), Collections.nCopies(cohorts, Share.of(0.4))),
                last(cohorts, tokens, imitation))
            .stream()
            .reduce((first, second) -> second)
            .orElseThrow();

    assertThat(last.meanSquaredDistance() / last.diversity())
        .isCloseTo(
            ImitationForms.distanceOfAlike(cohorts, tokens, Share.of(imitation), own),
            within(1e-8));
  }

  /** Late enough that distances have settled, and early enough that diversity is left. */
  private static int last(int cohorts, int tokens, double imitation) {
    return (int) (8 * cohorts * tokens / (imitation * imitation) + 60) / cohorts;
  }

  private static ImitationDrift alike(int cohorts, int tokens, double imitation, double own) {
    return new ImitationDrift(
        IntStream.range(0, cohorts)
            .mapToObj(
                i -> new ImitationDrift.Cohort(tokens, Share.of(imitation), reads(cohorts, i, own)))
            .toList());
  }

  private static List<Share> reads(int cohorts, int reader, double own) {
    return IntStream.range(0, cohorts)
        .mapToObj(i -> Share.of((1 - own) / cohorts + (i == reader ? own : 0)))
        .toList();
  }

  @Test
  void manyTokensLeaveNoDistanceButToWhoReadsHimselfAlone() {
    Share half = Share.of(0.5);
    double before = ImitationForms.distanceOfAlike(3, 1_000, half, 0.8);
    double after = ImitationForms.distanceOfAlike(3, 1_000_000, half, 0.8);
    assertThat(after / before).isCloseTo(1e-3, within(1e-6));
    double kept = 1 - 0.5 * 0.2;
    assertThat(after).isCloseTo(2 * 0.25 * 0.64 / 1e6 / (1 - kept * kept), within(1e-11));
    assertThat(ImitationForms.distanceOfAlike(3, 1_000, half, 1)).isInfinite();
    assertThat(ImitationForms.distanceOfAlike(3, 1_000, half, 0)).isZero();
  }
}
