package wellspring.dashboards.terminal;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import wellspring.agents.world.Training;
import wellspring.model.learner.Fit;

/** The trainings that are under way, by the newest report of each. */
public final class Trainings {
  private final TreeMap<String, Training> byModel = new TreeMap<>();

  /** Takes a report in; the last step's ends a training. */
  public void report(Training training) {
    Fit.Progress progress = training.progress();
    if (progress.step() >= progress.steps()) {
      byModel.remove(training.model());
    } else {
      byModel.merge(training.model(), training, Trainings::keepHeldOut);
    }
  }

  /** Those of a round. */
  List<Training> of(int round) {
    return byModel.values().stream().filter(training -> training.round() == round).toList();
  }

  /** The one that has furthest to go; of equal ones, the first by name. */
  static Training slowest(Collection<Training> trainings) {
    return trainings.stream().min(Comparator.comparingDouble(Trainings::share)).orElseThrow();
  }

  /** Which part of its steps is done. */
  static double share(Training training) {
    return (double) training.progress().step() / training.progress().steps();
  }

  /** The loss on held-out text is not taken at every step: the last one stays. */
  private static Training keepHeldOut(Training old, Training fresh) {
    Fit.Progress progress = fresh.progress();
    boolean same = old.generation() == fresh.generation();
    OptionalDouble heldOut =
        progress.heldOutLoss().isPresent() || !same
            ? progress.heldOutLoss()
            : old.progress().heldOutLoss();
    return new Training(
        fresh.round(),
        fresh.generation(),
        new Fit.Progress(
            progress.name(),
            progress.step(),
            progress.steps(),
            progress.loss(),
            heldOut,
            progress.learningRate()));
  }
}
