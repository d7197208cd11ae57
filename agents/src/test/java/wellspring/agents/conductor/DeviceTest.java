package wellspring.agents.conductor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import wellspring.agents.context.EchoLearner;
import wellspring.agents.context.EchoModel;
import wellspring.agents.context.RunLearners;
import wellspring.agents.context.TrainingProgress;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.scenario.Scenario;
import wellspring.model.learner.FitRequest;
import wellspring.model.learner.LanguageModel;
import wellspring.model.learner.Learner;

/** Learners that train elsewhere than on the thread that asks them. */
class DeviceTest {

  @Test
  void trainingHoldsNoThreadUp() {
    Scenario scenario = Scenarios.drift(1, 3);
    Rendezvous device = new Rendezvous(scenario.models().size());
    TestRun run = TestRun.of(scenario, learners(scenario, device, training -> {}));

    assertThat(run.ended().status()).as(run.ended().reason()).isEqualTo(Status.FINISHED);
    assertThat(run.releases()).hasSize(2 * 3);
  }

  @Test
  void trainingThatFailsFailsTheRunWithTheNameOfItsModelAndTheRound() {
    Scenario scenario = Scenarios.shared(1, 6);
    Learner broken = new FullDevice();
    TreeMap<String, Learner> learners = new TreeMap<>();
    learners.put("quick", new EchoLearner());
    learners.put("slow", broken);
    TestRun run = TestRun.of(scenario, new RunLearners(learners, training -> {}));

    assertThat(run.ended().status()).isEqualTo(Status.FAILED);
    assertThat(run.ended().reason()).isEqualTo("slow failed in round 0: the device is full");
  }

  @Test
  void whoWatchesLearnsTheRoundAndTheGeneration() {
    List<TrainingProgress> seen = Collections.synchronizedList(new ArrayList<>());
    Scenario scenario = Scenarios.shared(1, 5);
    TestRun run = TestRun.of(scenario, learners(scenario, new Chatty(), seen::add));

    assertThat(run.ended().status()).as(run.ended().reason()).isEqualTo(Status.FINISHED);
    assertThat(seen)
        .filteredOn(training -> training.model().equals("slow"))
        .extracting(TrainingProgress::round, TrainingProgress::generation)
        .as("it is released two rounds after it has begun")
        .containsExactly(tuple(0, 1), tuple(2, 2), tuple(4, 3));
  }

  private static RunLearners learners(
      Scenario scenario, Learner learner, Consumer<TrainingProgress> watcher) {
    TreeMap<String, Learner> learners = new TreeMap<>();
    scenario.models().keySet().forEach(model -> learners.put(model, learner));
    return new RunLearners(learners, watcher);
  }

  /** A device that finishes a training only once so many are under way. */
  private static final class Rendezvous extends Device {
    private final int size;
    private final List<Runnable> waiting = new ArrayList<>();

    Rendezvous(int size) {
      this.size = size;
    }

    @Override
    public synchronized CompletionStage<LanguageModel> fit(FitRequest fit) {
      CompletableFuture<LanguageModel> model = new CompletableFuture<>();
      waiting.add(() -> model.complete(new EchoModel(fit.documents().get(0))));
      if (waiting.size() == size) {
        waiting.forEach(Runnable::run);
        waiting.clear();
      }
      return model;
    }
  }

  /** A device without room. */
  private static final class FullDevice extends Device {
    @Override
    public CompletionStage<LanguageModel> fit(FitRequest fit) {
      return CompletableFuture.failedStage(new IllegalStateException("the device is full"));
    }
  }

  /** A device that reports its only step. */
  private static final class Chatty extends Device {
    @Override
    public CompletionStage<LanguageModel> fit(FitRequest fit) {
      fit.watcher()
          .accept(new FitRequest.FitProgress(fit.name(), 1, 1, 2, OptionalDouble.empty(), 0.1));
      return CompletableFuture.completedStage(new EchoModel(fit.documents().get(0)));
    }
  }

  private abstract static class Device implements Learner {
    @Override
    public LanguageModel load(InputStream checkpoint) throws IOException {
      return new EchoLearner().load(checkpoint);
    }
  }
}
