package wellspring.agents.evaluator;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import wellspring.agents.context.RunContext;
import wellspring.agents.control.ControlLineage;
import wellspring.agents.control.HumanControl;
import wellspring.agents.control.HumanControls;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.scenario.Scenario;
import wellspring.model.measure.Measure;

/**
 * The human-only controls that are computed beside a run, one for each design of a model that has
 * no other. Each reads a round when the first of its models is measured in it; the others share
 * what came of it. Safe to share between threads.
 */
final class ControlGroup {
  private final RunContext context;
  private final Measuring measuring;

  /** By model: the model whose design its control has. */
  private final Map<String, String> designs = new HashMap<>();

  /** By design: what the latest round came to. */
  private final Map<String, ReadRound> latest = new HashMap<>();

  /** Measures a generation of a control. */
  @FunctionalInterface
  interface Measuring {
    SortedMap<Measure, Double> measure(String model, ControlLineage lineage, int round);
  }

  /**
   * A control after a round.
   *
   * @param design the model whose design it has
   * @param figures what it was measured to be; none before its first release
   */
  record ControlState(String design, ControlLineage lineage, SortedMap<Measure, Double> figures) {}

  private record ReadRound(int round, CompletionStage<ControlState> state) {}

  /**
   * @param scenario whose models have controls
   */
  ControlGroup(RunContext context, Scenario scenario, Measuring measuring) {
    this.context = context;
    this.measuring = measuring;
    HumanControls.of(scenario)
        .forEach(
            (model, control) -> {
              if (control instanceof HumanControl.Computed computed) {
                designs.put(model, computed.model());
              }
            });
  }

  /** All of them before the first round, by the models whose design they have. */
  SortedMap<String, ControlLineage> begin() {
    SortedMap<String, ControlLineage> controls = new TreeMap<>();
    designs
        .values()
        .forEach(
            design ->
                controls.computeIfAbsent(design, name -> ControlLineage.begin(context, name)));
    return Collections.unmodifiableSortedMap(controls);
  }

  /**
   * A model's control, once it has read the round.
   *
   * @param before the controls before they read it; those that have read it already are not asked
   * @param documents what was written in the round, sorted by id; asked for once for each design
   * @return empty for a model without a control of its own
   */
  CompletionStage<Optional<ControlState>> after(
      String model,
      int round,
      SortedMap<String, ControlLineage> before,
      Supplier<List<DocumentWritten>> documents) {
    String design = designs.get(model);
    return design == null
        ? CompletableFuture.completedStage(Optional.empty())
        : read(design, round, before.get(design), documents).thenApply(Optional::of);
  }

  private synchronized CompletionStage<ControlState> read(
      String design, int round, ControlLineage before, Supplier<List<DocumentWritten>> documents) {
    ReadRound known = latest.get(design);
    if (known != null && known.round() == round) {
      return known.state();
    }
    Executor work = context.work();
    CompletionStage<ControlState> state =
        CompletableFuture.completedStage(before)
            .thenComposeAsync(lineage -> lineage.after(round, documents.get()), work)
            .thenApply(after -> measured(design, after, round));
    latest.put(design, new ReadRound(round, state));
    return state;
  }

  private ControlState measured(String design, ControlLineage control, int round) {
    return new ControlState(
        design,
        control,
        control.current().isEmpty()
            ? Collections.emptySortedMap()
            : new TreeMap<>(measuring.measure(design, control, round)));
  }
}
