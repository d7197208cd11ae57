package wellspring.model.learner.gpt;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.model.engine.Tensor;
import wellspring.model.engine.Workspace;
import wellspring.model.learner.FitRequest;

/**
 * The training loop: of one model, or of a stack of models that learn from data of their own and
 * take the same number of steps.
 */
final class TrainingLoop {
  private static final int REPORTS = 100;

  private final TrainingSettings settings;
  private final List<TrainingJob> pupils;
  private final HeldOutText heldOut;
  private final int steps;
  private final LearningRate learningRate;

  /**
   * One of the models.
   *
   * @param name for people
   * @param start where it starts from
   * @param rows what it learns from
   * @param random for dropout
   * @param watcher is told how far it has come
   */
  record TrainingJob(
      String name,
      GptWeights start,
      TrainingRows rows,
      UniformRandomProvider random,
      Consumer<FitRequest.FitProgress> watcher) {}

  /**
   * @param pupils at least one, all of the same architecture
   * @param steps how many each takes
   */
  TrainingLoop(
      TrainingSettings settings, List<TrainingJob> pupils, HeldOutText heldOut, int steps) {
    this.settings = settings;
    this.pupils = List.copyOf(pupils);
    this.heldOut = heldOut;
    this.steps = steps;
    this.learningRate = new LearningRate(settings, steps);
  }

  /** How many steps a training on some rows takes. */
  static int steps(TrainingSettings settings, TrainingRows rows) {
    if (settings.length() instanceof TrainingSettings.Steps steps) {
      return steps.count();
    }
    double epochs = ((TrainingSettings.Epochs) settings.length()).count();
    return (int) Math.max(1, Math.ceil(epochs * rows.epoch() / settings.batch()));
  }

  /**
   * Trains.
   *
   * @return the weights of each pupil
   * @throws IllegalStateException if a loss is not a number any more
   */
  List<GptWeights> run(Workspace workspace) {
    GptNetwork network =
        GptNetwork.load(
            workspace, pupils.stream().map(TrainingJob::start).toList(), settings.precision());
    GptNetwork.OptimizerState moments = network.begin(workspace);
    for (int step = 0; step < steps; step++) {
      float[] found = step(workspace, network, moments, learningRate.at(step));
      requireFinite(found, step);
      report(workspace, network, step, found);
    }
    List<GptWeights> weights = network.weights();
    requireFinite(weights);
    return weights;
  }

  /** The loss of each pupil, then the norm of each one's gradient. */
  private float[] step(
      Workspace workspace, GptNetwork network, GptNetwork.OptimizerState moments, double rate) {
    try (Workspace scope = workspace.open()) {
      return network.step(
          scope,
          batch(scope, network.config()),
          masks(scope, network.config()),
          moments,
          new GptNetwork.AdamW(rate, settings.weightDecay(), settings.clip()));
    }
  }

  /** Rows of all pupils: tokens and targets, each ([M,] B, T). */
  private List<Tensor> batch(Workspace scope, GptConfig config) {
    int rows = settings.batch();
    int context = config.context();
    long all = (long) pupils.size() * rows * context;
    SettingChecks.require(
        all <= Integer.MAX_VALUE - 8,
        "a step has %d tokens, more than there can be; lower training.batch".formatted(all));
    int size = (int) all;
    long[] tokens = new long[size];
    long[] targets = new long[size];
    int at = 0;
    for (TrainingJob pupil : pupils) {
      for (int row = 0; row < rows; row++, at += context) {
        pupil.rows().next(tokens, targets, at);
      }
    }
    long[] shape =
        pupils.size() == 1 ? new long[] {rows, context} : new long[] {pupils.size(), rows, context};
    return List.of(scope.longs(tokens, shape), scope.longs(targets, shape));
  }

  private Dropout.Masks masks(Workspace scope, GptConfig config) {
    return new Dropout(settings.dropout(), 1 + 2 * config.layers())
        .masks(
            scope,
            pupils.stream().map(TrainingJob::random).toList(),
            settings.batch(),
            config.context(),
            config.width());
  }

  private void requireFinite(float[] found, int step) {
    for (int i = 0; i < pupils.size(); i++) {
      float loss = found[i];
      float norm = found[pupils.size() + i];
      if (!Float.isFinite(loss) || !Float.isFinite(norm)) {
        throw brokenDown(
            pupils.get(i), step, "the loss is %s and its gradient's norm %s".formatted(loss, norm));
      }
    }
  }

  /** The last step's weights have made no loss yet. */
  private void requireFinite(List<GptWeights> weights) {
    for (int i = 0; i < pupils.size(); i++) {
      if (!weights.get(i).areFinite()) {
        throw brokenDown(pupils.get(i), steps - 1, "not all weights are numbers any more");
      }
    }
  }

  private IllegalStateException brokenDown(TrainingJob pupil, int step, String how) {
    return new IllegalStateException(
        ("the training of %s broke down: at step %d of %d, with learning rate %.3g, %s; lower"
                + " training.learningRate or training.clip")
            .formatted(pupil.name(), step + 1, steps, learningRate.at(step), how));
  }

  private void report(Workspace workspace, GptNetwork network, int step, float[] losses) {
    boolean evaluates = falls(step, settings.evaluations()) && !heldOut.isEmpty();
    if (!evaluates && !falls(step, REPORTS)) {
      return;
    }
    for (int i = 0; i < pupils.size(); i++) {
      OptionalDouble loss = OptionalDouble.empty();
      if (evaluates) {
        try (Workspace scope = workspace.open()) {
          loss = OptionalDouble.of(heldOut.loss(scope, network.model(scope, i)));
        }
      }
      TrainingJob pupil = pupils.get(i);
      pupil
          .watcher()
          .accept(
              new FitRequest.FitProgress(
                  pupil.name(), step + 1, steps, losses[i], loss, learningRate.at(step)));
    }
  }

  /** Whether one of so many moments, evenly spread up to the last step, falls on this one. */
  private boolean falls(int step, int moments) {
    return (long) (step + 1) * moments / steps > (long) step * moments / steps;
  }
}
