package wellspring.model.learner.gpt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import wellspring.model.learner.FitRequest;
import wellspring.model.learner.LanguageModel;
import wellspring.model.learner.gpt.TrainingSettings.Epochs;
import wellspring.model.learner.gpt.TrainingSettings.Precision;

class GptStackTest {
  private static FitRequest fit(
      String name, List<String> documents, Optional<LanguageModel> previous) {
    return new FitRequest(name, documents, previous, Tiny.random(name), told -> {});
  }

  private static List<GptModel> together(GptLearner learner, List<FitRequest> fits) {
    return Tiny.result(
        () ->
            learner.fitTogether(fits).toCompletableFuture().join().stream()
                .map(GptModel.class::cast)
                .toList());
  }

  private static GptModel alone(
      GptLearner learner, String name, List<String> documents, Optional<LanguageModel> previous) {
    return together(learner, List.of(fit(name, documents, previous))).get(0);
  }

  /** Two of them take 8 steps, one 3: they are trained in two groups. */
  @Test
  void modelsThatTakeDifferentNumbersOfStepsLearnAsIfAlone() {
    GptLearner learner = Tiny.learner(Tiny.training(new Epochs(1.5), 0.1, 1e-2, Precision.FLOAT32));
    List<List<String>> documents = List.of(Tiny.cycles(25), Tiny.cycles(9), Tiny.cycles(25));
    List<FitRequest> fits = new ArrayList<>();
    List<FitRequest.FitProgress> told = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      fits.add(
          new FitRequest(
              "m" + i, documents.get(i), Optional.empty(), Tiny.random("m" + i), told::add));
    }
    List<GptModel> models = together(learner, fits);
    assertThat(steps(told, "m0")).isEqualTo(steps(told, "m2")).isGreaterThan(steps(told, "m1"));
    for (int i = 0; i < 3; i++) {
      GptModel alone = alone(learner, "m" + i, documents.get(i), Optional.empty());
      assertThat(Differences.inJudgement(alone, models.get(i))).isLessThan(1e-4);
    }
  }

  private static int steps(List<FitRequest.FitProgress> told, String name) {
    return (int) told.stream().filter(progress -> progress.name().equals(name)).count();
  }

  @Test
  void eachGoesOnFromItsOwnPreviousModel() {
    GptLearner learner = Tiny.learner(Tiny.training(6));
    List<FitRequest> fits = new ArrayList<>();
    List<GptModel> alone = new ArrayList<>();
    for (String name : List.of("a", "b")) {
      Optional<LanguageModel> previous =
          Optional.of(alone(learner, name, Tiny.cycles(9), Optional.empty()));
      fits.add(fit(name, Tiny.cycles(9), previous));
      alone.add(alone(learner, name, Tiny.cycles(9), previous));
    }
    List<GptModel> models = together(learner, fits);
    for (int i = 0; i < 2; i++) {
      assertThat(Differences.inJudgement(alone.get(i), models.get(i))).isLessThan(1e-4);
    }
    assertThat(Differences.inJudgement(models.get(0), models.get(1))).isGreaterThan(1e-2);
  }

  @Test
  void namesTheOneWhoseLossBreaksDown() {
    GptLearner learner = Tiny.learner(Tiny.training(6));
    Optional<LanguageModel> spoiled = Optional.of(scaled(1e30f));
    assertThatThrownBy(
            () ->
                together(
                    learner,
                    List.of(
                        fit("a", Tiny.cycles(9), Optional.empty()),
                        fit("b", Tiny.cycles(9), spoiled),
                        fit("c", Tiny.cycles(9), Optional.empty()))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("the training of b broke down: at step 1 of 6");
  }

  private static GptModel scaled(float factor) {
    List<float[]> values = new ArrayList<>();
    GptWeights weights = Tiny.spread(Tiny.SHAPE.config(Tiny.LETTERS.symbols()));
    for (float[] array : weights.values()) {
      float[] scaled = array.clone();
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] *= factor;
      }
      values.add(scaled);
    }
    GptSettings settings =
        new GptSettings(Tiny.SHAPE, Tiny.training(1), Tiny.SAMPLING, Tiny.END, true);
    return new GptModel(
        settings, Tiny.LETTERS, new GptWeights(weights.config(), values), 9, Tiny.DEVICES);
  }

  @Test
  void oneThatCannotBeTrainedFailsAll() {
    assertThatThrownBy(
            () ->
                together(
                    Tiny.learner(Tiny.training(6)),
                    List.of(
                        fit("a", Tiny.cycles(9), Optional.empty()),
                        fit("b", List.of("abc"), Optional.empty()))))
        .hasMessageContaining("the corpus is shorter than one context");
  }
}
