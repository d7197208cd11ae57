package wellspring.infra.metrics;

import java.util.HashMap;
import java.util.Map;
import wellspring.agents.context.TrainingProgress;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.learner.GptSpec;
import wellspring.dashboards.metric.RunMetric;
import wellspring.model.learner.FitRequest;

/** How the trainings of neural models go. Safe to use from many threads. */
final class TrainingWatch {
  private final Instruments instruments;
  private final Scenario scenario;
  private final Map<String, TrainingProgress> newest = new HashMap<>();

  TrainingWatch(Instruments instruments, Scenario scenario) {
    this.instruments = instruments;
    this.scenario = scenario;
  }

  synchronized void training(TrainingProgress training) {
    String model = training.model();
    FitRequest.FitProgress progress = training.progress();
    instruments.set(RunMetric.TRAINING_LOSS_NATS, progress.loss(), model);
    progress
        .heldOutLoss()
        .ifPresent(loss -> instruments.set(RunMetric.TRAINING_HELD_OUT_LOSS_NATS, loss, model));
    instruments.set(RunMetric.TRAINING_STEP, progress.step(), model);
    instruments.set(RunMetric.TRAINING_STEPS_PLANNED, progress.steps(), model);
    int steps = progress.step() - before(training);
    instruments.add(RunMetric.TRAINING_STEPS_TOTAL, steps, model);
    if (scenario.models().get(model).learner() instanceof GptSpec gpt
        && gpt.origin() instanceof GptSpec.Blank blank) {
      double tokens = (double) steps * gpt.training().batch() * blank.shape().context();
      instruments.add(RunMetric.TRAINING_TOKENS_TOTAL, tokens, model);
    }
  }

  /** How many steps of this training are counted already. */
  private int before(TrainingProgress training) {
    TrainingProgress last = newest.put(training.model(), training);
    return last == null
            || last.generation() != training.generation()
            || last.progress().step() > training.progress().step()
        ? 0
        : last.progress().step();
  }
}
