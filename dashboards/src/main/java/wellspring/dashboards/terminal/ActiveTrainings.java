package wellspring.dashboards.terminal;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import wellspring.agents.context.TrainingProgress;
import wellspring.model.learner.FitRequest;

/** The trainings that are under way, by the newest report of each. */
public final class ActiveTrainings {
  private final TreeMap<String, TrainingProgress> byModel = new TreeMap<>();

  /** Takes a report in; the last step's ends a training. */
  public void report(TrainingProgress training) {
    FitRequest.FitProgress progress = training.progress();
    if (progress.step() >= progress.steps()) {
      byModel.remove(training.model());
    } else {
      byModel.merge(training.model(), training, ActiveTrainings::keepHeldOut);
    }
  }

  /** Those of a round. */
  List<TrainingProgress> of(int round) {
    return byModel.values().stream().filter(training -> training.round() == round).toList();
  }

  /** The one that has furthest to go; of equal ones, the first by name. */
  static TrainingProgress slowest(Collection<TrainingProgress> trainings) {
    return trainings.stream().min(Comparator.comparingDouble(ActiveTrainings::share)).orElseThrow();
  }

  /** Which part of its steps is done. */
  static double share(TrainingProgress training) {
    return (double) training.progress().step() / training.progress().steps();
  }

  /** The loss on held-out text is not taken at every step: the last one stays. */
  private static TrainingProgress keepHeldOut(TrainingProgress old, TrainingProgress fresh) {
    FitRequest.FitProgress progress = fresh.progress();
    boolean same = old.generation() == fresh.generation();
    OptionalDouble heldOut =
        progress.heldOutLoss().isPresent() || !same
            ? progress.heldOutLoss()
            : old.progress().heldOutLoss();
    return new TrainingProgress(
        fresh.round(),
        fresh.generation(),
        new FitRequest.FitProgress(
            progress.name(),
            progress.step(),
            progress.steps(),
            progress.loss(),
            heldOut,
            progress.learningRate()));
  }
}
