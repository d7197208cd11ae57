package wellspring.model.learner.gpt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static wellspring.model.learner.Checkpoints.bytes;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import wellspring.model.engine.EngineSeed;
import wellspring.model.learner.FitRequest;
import wellspring.model.learner.LanguageModel;
import wellspring.model.learner.gpt.TrainingSettings.Precision;

class GptLearnerTest {
  @Test
  void learnsWhichLetterFollowsWhich() {
    GptModel model = Tiny.fit(Tiny.learner(Tiny.training(150)), Tiny.cycles(30));
    double[] after = model.nextToken().orElseThrow().after(new int[] {0, 1, 2});
    assertThat(after[3]).isGreaterThan(0.9);
    assertThat(model.write(50, Tiny.random("write")))
        .filteredOn(text -> text.matches("(abcdef)+"))
        .hasSizeGreaterThan(35);
  }

  @Test
  void givesTheSameWeightsAgainWithTheSameChance() {
    List<String> documents = Tiny.cycles(10);
    GptLearner learner = Tiny.learner(Tiny.training(20, 0.2, 1e-2));
    List<float[]> once = Tiny.fit(learner, documents).weights().values();
    Tiny.fit(learner, documents, Tiny.random("other"));
    List<float[]> again = Tiny.fit(learner, documents).weights().values();
    for (int i = 0; i < once.size(); i++) {
      assertThat(again.get(i)).isEqualTo(once.get(i));
    }
  }

  @Test
  void tellsHowFarItHasCome() {
    List<FitRequest.FitProgress> told = new ArrayList<>();
    Tiny.learner(Tiny.training(10))
        .fit(new FitRequest("m", Tiny.cycles(9), Optional.empty(), Tiny.random("fit"), told::add))
        .toCompletableFuture()
        .join();
    assertThat(told)
        .extracting(FitRequest.FitProgress::step)
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    assertThat(told)
        .filteredOn(progress -> progress.heldOutLoss().isPresent())
        .extracting(FitRequest.FitProgress::step)
        .containsExactly(5, 10);
    assertThat(told.get(9).heldOutLoss().orElseThrow())
        .isLessThan(told.get(4).heldOutLoss().orElseThrow());
  }

  @Test
  void stackedModelsLearnWhatEachWouldLearnAlone() {
    GptLearner learner = Tiny.learner(Tiny.training(12, 0.1, 1e-2));
    List<FitRequest> fits = new ArrayList<>();
    for (String name : List.of("a", "b", "c")) {
      fits.add(
          new FitRequest(
              name,
              Tiny.cycles(6 + name.charAt(0) % 3),
              Optional.empty(),
              Tiny.random(name),
              progress -> {}));
    }
    List<LanguageModel> together = learner.fitTogether(fits).toCompletableFuture().join();
    for (int i = 0; i < 3; i++) {
      String name = fits.get(i).name();
      GptModel alone = Tiny.fit(learner, fits.get(i).documents(), Tiny.random(name));
      assertThat(Differences.inJudgement(alone, (GptModel) together.get(i))).isLessThan(1e-4);
    }
  }

  @Test
  void goesOnFromThePreviousModel() {
    GptLearner learner = Tiny.learner(Tiny.training(40));
    GptModel first = Tiny.fit(learner, Tiny.cycles(20));
    List<FitRequest.FitProgress> told = new ArrayList<>();
    learner
        .fit(
            new FitRequest(
                "m", Tiny.cycles(20), Optional.of(first), Tiny.random("more"), told::add))
        .toCompletableFuture()
        .join();
    assertThat(told.get(0).loss()).isLessThan(1);
  }

  @Test
  void refusesACorpusShorterThanOneContext() {
    assertThatThrownBy(() -> Tiny.fit(Tiny.learner(Tiny.training(1)), List.of("abc", "abc")))
        .hasMessageContaining("shorter than one context")
        .hasMessageContaining("has 8 tokens")
        .hasMessageContaining("context is 16");
  }

  @Test
  void failsWhereTheLossIsNoNumber() {
    GptLearner learner = Tiny.learner(Tiny.training(30, 0, 1e30));
    assertThatThrownBy(() -> Tiny.fit(learner, Tiny.cycles(10)))
        .hasMessageContaining("training of tiny broke down")
        .hasMessageContaining("at step ")
        .hasMessageContaining("learning rate 6.67e+29");
  }

  /** The last step has no loss after it that could show what it did. */
  @Test
  void failsWhereTheLastStepLeavesNoNumbers() {
    GptLearner learner = Tiny.learner(Tiny.training(1, 0, 1e39));
    assertThatThrownBy(() -> Tiny.fit(learner, Tiny.cycles(10)))
        .hasMessage(
            "the training of tiny broke down: at step 1 of 1, with learning rate 1.00e+39, not all"
                + " weights are numbers any more; lower training.learningRate or training.clip");
  }

  @Test
  void failsThroughTheStageAndNotBeforeIt() {
    FitRequest tooShort =
        new FitRequest("m", List.of("abc"), Optional.empty(), Tiny.random("fit"), progress -> {});
    assertThat(Tiny.learner(Tiny.training(1)).fit(tooShort).toCompletableFuture())
        .isCompletedExceptionally();
  }

  @Test
  void bfloat16ComesNearToFloat32() {
    List<GptModel> models = new ArrayList<>();
    for (Precision precision : Precision.values()) {
      TrainingSettings training = Tiny.training(new TrainingSettings.Steps(60), 0, 1e-2, precision);
      models.add(Tiny.fit(Tiny.learner(training), Tiny.cycles(30)));
    }
    double[] exact = models.get(0).logLikelihoods(List.of("abcdef"));
    double[] rounded = models.get(1).logLikelihoods(List.of("abcdef"));
    assertThat(rounded[0] / 7).isCloseTo(exact[0] / 7, within(0.02)).isGreaterThan(-0.5);
    assertThat(Differences.largest(models.get(0).weights(), models.get(1).weights()))
        .isGreaterThan(1e-3);
  }

  /** The engine's generator is one for the whole process: a draw from it would be a race. */
  @Test
  void drawsNothingFromTheEnginesOwnGenerator() throws IOException {
    GptLearner learner = Tiny.learner(Tiny.training(5, 0.3, 1e-2));
    List<byte[]> checkpoints = new ArrayList<>();
    List<List<String>> documents = new ArrayList<>();
    for (int seed = 1; seed <= 3; seed++) {
      EngineSeed.set(seed);
      GptModel model = Tiny.fit(learner, Tiny.cycles(10));
      checkpoints.add(bytes(model));
      documents.add(model.write(20, Tiny.random("write")));
    }
    assertThat(checkpoints).allSatisfy(each -> assertThat(each).isEqualTo(checkpoints.get(0)));
    assertThat(documents).containsOnly(documents.get(0));
  }
}
