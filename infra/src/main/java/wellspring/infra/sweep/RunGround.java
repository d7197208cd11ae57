package wellspring.infra.sweep;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import wellspring.agents.log.EventLog;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.sweep.GridPoint;
import wellspring.agents.sweep.PlannedRun;
import wellspring.agents.sweep.SweepPlan;
import wellspring.agents.sweep.SweepTheory;
import wellspring.agents.world.CheckpointStore;
import wellspring.agents.world.Learners;
import wellspring.agents.world.TextRemarks;
import wellspring.agents.world.Training;
import wellspring.agents.world.World;
import wellspring.model.engine.Devices;
import wellspring.model.language.Language;
import wellspring.model.language.file.ReadingMeans;

/**
 * What all runs of a sweep stand on: languages of equal specification are one, and all share the
 * devices.
 */
public final class RunGround {
  private final SharedLanguages languages;
  private final Optional<Devices> devices;
  private final int threads;

  /**
   * @param devices what neural models are trained on; empty if there are none
   * @param threads how many threads work, at least 1; no result depends on it
   * @param means what texts are read with
   */
  public RunGround(Optional<Devices> devices, int threads, ReadingMeans means) {
    this.languages = new SharedLanguages(means);
    this.devices = devices;
    this.threads = threads;
  }

  int threads() {
    return threads;
  }

  /**
   * Reads the languages of a plan, so that what is wrong with them is known before it begins.
   *
   * @param means what texts are read with this time
   * @return what is to be known of them, each sentence once
   * @throws wellspring.model.language.file.LanguageException if a text cannot be read
   */
  public List<String> readLanguages(SweepPlan plan, ReadingMeans means) {
    return plan.points().stream()
        .map(GridPoint::scenario)
        .flatMap(each -> TextRemarks.of(each, languages.of(each.language(), means)).stream())
        .distinct()
        .toList();
  }

  /** What theory says of a sweep's runs, between its settings too. */
  public SweepTheory theory(SweepPlan plan) {
    return new SweepTheory(plan, languages::of);
  }

  /** The world of a run whose checkpoints nobody wants later. */
  World world(PlannedRun run, EventLog log, Executor work) {
    int models = run.point().scenario().models().size();
    return world(run, log, work, new Kept(new RecentCheckpoints(models), training -> {}, false));
  }

  /**
   * What is left of a run.
   *
   * @param probes whether the texts that figures come from are
   */
  record Kept(CheckpointStore checkpoints, Consumer<Training> watcher, boolean probes) {}

  /** The world of a run. */
  World world(PlannedRun run, EventLog log, Executor work, Kept kept) {
    Scenario scenario = run.point().scenario();
    Language language = languages.of(scenario.language());
    Learners learners = new Learners(scenario, run.seed(), language, devices, kept.watcher());
    return new World(
        scenario, run.seed(), language, log, kept.checkpoints(), learners, work, kept.probes());
  }
}
