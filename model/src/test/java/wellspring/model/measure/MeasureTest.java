package wellspring.model.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wellspring.model.statistics.Interval;

class MeasureTest {

  @ParameterizedTest
  @EnumSource
  void anIdLeadsBackToItsMeasure(Measure measure) {
    assertThat(Measure.of(measure.id())).isEqualTo(measure);
  }

  @ParameterizedTest
  @EnumSource
  void everyMeasureExplainsItself(Measure measure) {
    assertThat(measure.id()).matches("[a-z]+[a-z0-9_]*");
    assertThat(measure.help()).hasSizeBetween(10, 80).doesNotContain("\n");
    assertThat(measure.definition()).endsWith(".").doesNotContain("{", "<");
    assertThat(measure.caveats()).endsWith(".").doesNotContain("{", "<");
    assertThat(measure.unit()).isNotNull();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsAShareLiesBetweenNoneAndAll(Measure measure) {
    if (measure.help().startsWith("share of")) {
      assertThat(measure.range()).isEqualTo(new Interval(0, 1));
    }
    assertThat(measure.range().contains(0.5)).isTrue();
  }

  @Test
  void aSlopeMayBeBelowNothingAndAVarianceMayNot() {
    assertThat(Measure.ZIPF_SLOPE.range().contains(-1)).isTrue();
    assertThat(Measure.VARIANCE.range()).isEqualTo(new Interval(0, Double.POSITIVE_INFINITY));
  }

  @Test
  void noTwoMeasuresSayTheSame() {
    assertThat(Arrays.stream(Measure.values()).map(Measure::help)).doesNotHaveDuplicates();
  }

  @Test
  void theCatalogueHasNoTextsOfMeasuresThatAreNone() {
    assertThat(MeasureCatalogue.size()).isEqualTo(3 * Measure.values().length);
  }

  @Test
  void theTenthsOfTheVocabularyAreMeasuresInOrder() {
    assertThat(IntStream.rangeClosed(1, 10).mapToObj(Measure::rareTokenRecall))
        .startsWith(Measure.RARE_TOKEN_RECALL_D1)
        .endsWith(Measure.RARE_TOKEN_RECALL_D10)
        .isSorted();
  }

  @Test
  void theFirstGenerationIsAskedForByItsPerplexitiesAlone() {
    assertThat(EnumSet.allOf(Measure.class))
        .allMatch(
            measure ->
                measure.takesFirstGeneration() == measure.id().startsWith("first_perplexity"));
  }

  @Test
  void anUnknownIdIsAnsweredWithTheKnownOnes() {
    assertThatThrownBy(() -> Measure.of("perplexity"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'perplexity'")
        .hasMessageContaining("held_out_perplexity");
  }
}
