package wellspring.agents.evaluator;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import wellspring.model.measure.Measure;

/**
 * The human-only controls that are computed beside a run, one for each design of a model that has
 * no other. Each reads a round when the first of its models is measured in it; the others share the
 * figures. Safe to share between threads.
 */
final class ControlGroup {
  private static final SortedMap<Measure, Double> NO_FIGURES = Collections.emptySortedMap();

  private final SortedMap<String, HumanControl> controls;
  private final Map<String, Member> members = new HashMap<>();

  /** Measures a generation of a control. */
  @FunctionalInterface
  interface Measuring {
    SortedMap<Measure, Double> measure(String model, ControlLineage lineage, int round);
  }

  ControlGroup(RunContext context, Measuring measuring) {
    controls = HumanControls.of(context.scenario());
    controls
        .values()
        .forEach(
            control -> {
              if (control instanceof HumanControl.Computed computed) {
                members.computeIfAbsent(
                    computed.model(), model -> new Member(context, model, measuring));
              }
            });
  }

  /**
   * The control's figures, once it has read the round.
   *
   * @param documents what was written in the round, sorted by id; asked for once for each design
   * @return no figures for a model without a control of its own, or before its first release
   */
  CompletionStage<SortedMap<Measure, Double>> figures(
      String model, int round, Supplier<List<DocumentWritten>> documents) {
    return controls.get(model) instanceof HumanControl.Computed computed
        ? members.get(computed.model()).at(round, documents)
        : CompletableFuture.completedStage(NO_FIGURES);
  }

  private record ControlState(ControlLineage lineage, SortedMap<Measure, Double> figures) {}

  private static final class Member {
    private final String model;
    private final Measuring measuring;
    private final Executor work;
    private int round = -1;
    private CompletionStage<ControlState> latest;

    Member(RunContext context, String model, Measuring measuring) {
      this.model = model;
      this.measuring = measuring;
      this.work = context.work();
      this.latest =
          CompletableFuture.completedStage(
              new ControlState(ControlLineage.begin(context, model), NO_FIGURES));
    }

    synchronized CompletionStage<SortedMap<Measure, Double>> at(
        int newRound, Supplier<List<DocumentWritten>> documents) {
      if (newRound == round + 1) {
        round = newRound;
        latest =
            latest.thenComposeAsync(
                stand -> next(stand.lineage(), newRound, documents.get()), work);
      } else if (newRound != round) {
        throw new IllegalStateException(
            "the control of %s has read round %d and is asked for %d"
                .formatted(model, round, newRound));
      }
      return latest.thenApply(ControlState::figures);
    }

    private CompletionStage<ControlState> next(
        ControlLineage lineage, int newRound, List<DocumentWritten> documents) {
      return lineage
          .after(newRound, documents)
          .thenApply(
              after ->
                  new ControlState(
                      after,
                      after.current().isEmpty()
                          ? NO_FIGURES
                          : new TreeMap<>(measuring.measure(model, after, newRound))));
    }
  }
}
