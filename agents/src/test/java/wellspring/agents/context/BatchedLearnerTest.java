package wellspring.agents.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wellspring.model.learner.BatchedLearner;
import wellspring.model.learner.FitRequest;
import wellspring.model.learner.LanguageModel;
import wellspring.model.random.Seed;

class BatchedLearnerTest {
  private static final List<String> NAMES = List.of("a", "b", "c", "d");

  private final List<List<String>> batches = new ArrayList<>();
  private CompletionStage<Void> ready = CompletableFuture.completedStage(null);

  static IntStream seeds() {
    return IntStream.range(0, 24);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void trainsAllAtOnceByNameWhateverTheOrderInWhichTheyCome(int seed) {
    BatchedLearner stack = new BatchedLearner(NAMES.size(), new EchoLearner(), this::trainTogether);
    for (int round = 0; round < 3; round++) {
      List<String> order = new ArrayList<>(NAMES);
      Collections.shuffle(order, new Random(31L * seed + round));
      Map<String, CompletableFuture<LanguageModel>> models = new TreeMap<>();
      for (String name : order) {
        assertThat(models.values()).noneMatch(CompletableFuture::isDone);
        models.put(name, stack.fit(fit(name, name + round)).toCompletableFuture());
      }
      for (String name : NAMES) {
        assertThat(((EchoModel) models.get(name).join()).text()).isEqualTo(name + round);
      }
    }
    assertThat(batches).hasSize(3).containsOnly(NAMES);
  }

  @Test
  void nobodyWaitsOnAThread() {
    CompletableFuture<Void> device = new CompletableFuture<>();
    ready = device;
    BatchedLearner stack = new BatchedLearner(2, new EchoLearner(), this::trainTogether);

    CompletionStage<LanguageModel> first = stack.fit(fit("a", "x"));
    CompletionStage<LanguageModel> second = stack.fit(fit("b", "y"));

    assertThat(first.toCompletableFuture()).isNotDone();
    device.complete(null);
    assertThat(((EchoModel) second.toCompletableFuture().join()).text()).isEqualTo("y");
  }

  @Test
  void failureOfTheProgramIsThatOfEachModel() {
    BatchedLearner stack =
        new BatchedLearner(
            2,
            new EchoLearner(),
            fits -> CompletableFuture.failedStage(new IllegalStateException("out of memory")));

    CompletionStage<LanguageModel> first = stack.fit(fit("a", "x"));
    CompletionStage<LanguageModel> second = stack.fit(fit("b", "y"));

    for (CompletionStage<LanguageModel> model : List.of(first, second)) {
      assertThatExceptionOfType(CompletionException.class)
          .isThrownBy(() -> model.toCompletableFuture().join())
          .havingCause()
          .withMessage("out of memory");
    }
  }

  @Test
  void programThatLosesAModelFails() {
    BatchedLearner stack =
        new BatchedLearner(
            1, new EchoLearner(), fits -> CompletableFuture.completedStage(List.of()));
    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(() -> stack.fit(fit("a", "x")).toCompletableFuture().join())
        .havingCause()
        .withMessage("1 fits gave 0 models");
  }

  @Test
  void modelThatComesTwiceInARoundIsAnError() {
    BatchedLearner stack = new BatchedLearner(2, new EchoLearner(), this::trainTogether);
    stack.fit(fit("a", "x"));
    assertThatIllegalStateException()
        .isThrownBy(() -> stack.fit(fit("a", "x")))
        .withMessageContaining("a was asked to train again");
  }

  private CompletionStage<List<LanguageModel>> trainTogether(List<FitRequest> fits) {
    batches.add(fits.stream().map(FitRequest::name).toList());
    return ready.thenApply(
        done ->
            fits.stream()
                .<LanguageModel>map(fit -> new EchoModel(fit.documents().get(0)))
                .toList());
  }

  private static FitRequest fit(String name, String document) {
    return new FitRequest(
        name,
        List.of(document),
        Optional.empty(),
        new Seed(1).stream("fit", name, 0),
        progress -> {});
  }
}
