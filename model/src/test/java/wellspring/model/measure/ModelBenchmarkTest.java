package wellspring.model.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import wellspring.model.language.Language;
import wellspring.model.language.ZipfLanguage;
import wellspring.model.language.number.GaussianLanguage;
import wellspring.model.language.number.RegressionInputs;
import wellspring.model.language.number.RegressionLanguage;
import wellspring.model.random.Seed;

class ModelBenchmarkTest {
  @Test
  void eachLanguageHasItsKind() {
    assertThat(of(new ZipfLanguage(3, 1, 2))).isInstanceOf(TokenBenchmark.class);
    assertThat(of(new GaussianLanguage(2))).isInstanceOf(GaussianBenchmark.class);
    assertThat(of(new RegressionLanguage(2, 1, RegressionInputs.InputKind.FRESH)))
        .isInstanceOf(RegressionBenchmark.class);
  }

  @Test
  void takesTheDocumentsThatItIsToldTo() {
    for (Language language : List.of(new ZipfLanguage(3, 1, 2), new GaussianLanguage(2))) {
      assertThat(of(language).humanDocuments().heldOut()).hasSize(4);
      assertThat(of(language).probeDocuments()).isEqualTo(5);
    }
  }

  @Test
  void refusesALanguageThatItDoesNotKnow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(new Whistling()))
        .withMessage("models of a Whistling cannot be measured");
  }

  private static ModelBenchmark of(Language language) {
    return ModelBenchmark.of(language, new Seed(1), 4, 5, new MeasureChoice.Standard());
  }

  /** A language of which nothing is known. */
  private record Whistling() implements Language {
    @Override
    public int length(String document) {
      return document.length();
    }

    @Override
    public CohortWriting writing(Seed seed, String cohort, int round, int documents) {
      return index -> "";
    }

    @Override
    public List<String> heldOut(Seed seed, int documentsMax) {
      return List.of();
    }
  }
}
