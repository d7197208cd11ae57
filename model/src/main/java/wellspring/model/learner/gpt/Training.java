package wellspring.model.learner.gpt;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.apache.commons.rng.UniformRandomProvider;
import wellspring.model.engine.Tensor;
import wellspring.model.engine.Workspace;
import wellspring.model.learner.Fit;

/**
 * The training loop: of one model, or of a stack of models that learn from data of their own and
 * take the same number of steps.
 */
final class Training {
  private static final int REPORTS = 100;

  private final TrainingSettings settings;
  private final List<Pupil> pupils;
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
  record Pupil(
      String name,
      Weights start,
      Rows rows,
      UniformRandomProvider random,
      Consumer<Fit.Progress> watcher) {}

  /**
   * @param pupils at least one, all of the same architecture
   * @param steps how many each takes
   */
  Training(TrainingSettings settings, List<Pupil> pupils, HeldOutText heldOut, int steps) {
    this.settings = settings;
    this.pupils = List.copyOf(pupils);
    this.heldOut = heldOut;
    this.steps = steps;
    this.learningRate = new LearningRate(settings, steps);
  }

  /** How many steps a training on some rows takes. */
  static int steps(TrainingSettings settings, Rows rows) {
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
  List<Weights> run(Workspace workspace) {
    Network network =
        Network.load(workspace, pupils.stream().map(Pupil::start).toList(), settings.precision());
    Network.Moments moments = network.begin(workspace);
    for (int step = 0; step < steps; step++) {
      double rate = learningRate.at(step);
      float[] losses;
      try (Workspace scope = workspace.open()) {
        losses =
            network.step(
                scope,
                batch(scope, network.config()),
                masks(scope, network.config()),
                moments,
                new Network.AdamW(rate, settings.weightDecay(), settings.clip()));
      }
      require(losses, step, rate);
      report(workspace, network, step, rate, losses);
    }
    return network.weights();
  }

  /** Rows of all pupils: tokens and targets, each ([M,] B, T). */
  private List<Tensor> batch(Workspace scope, GptConfig config) {
    int rows = settings.batch();
    int context = config.context();
    int size = Math.multiplyExact(Math.multiplyExact(pupils.size(), rows), context);
    long[] tokens = new long[size];
    long[] targets = new long[size];
    int at = 0;
    for (Pupil pupil : pupils) {
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
            pupils.stream().map(Pupil::random).toList(),
            settings.batch(),
            config.context(),
            config.width());
  }

  private void require(float[] losses, int step, double rate) {
    for (int i = 0; i < pupils.size(); i++) {
      if (!Float.isFinite(losses[i]) || !Float.isFinite(losses[pupils.size() + i])) {
        throw new IllegalStateException(
            ("the training of %s broke down: at step %d of %d, with learning rate %.3g, the loss is"
                    + " %s and its gradient's norm %s; lower training.learningRate or"
                    + " training.clip")
                .formatted(
                    pupils.get(i).name(),
                    step + 1,
                    steps,
                    rate,
                    losses[i],
                    losses[pupils.size() + i]));
      }
    }
  }

  private void report(Workspace workspace, Network network, int step, double rate, float[] losses) {
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
      Pupil pupil = pupils.get(i);
      pupil
          .watcher()
          .accept(new Fit.Progress(pupil.name(), step + 1, steps, losses[i], loss, rate));
    }
  }

  /** Whether one of so many moments, evenly spread up to the last step, falls on this one. */
  private boolean falls(int step, int moments) {
    return (long) (step + 1) * moments / steps > (long) step * moments / steps;
  }
}
