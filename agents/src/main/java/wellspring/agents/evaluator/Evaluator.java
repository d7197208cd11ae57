package wellspring.agents.evaluator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import wellspring.agents.agent.Agent;
import wellspring.agents.agent.Output;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.Measured;
import wellspring.agents.event.ModelReleased;
import wellspring.agents.event.Topic;
import wellspring.agents.protocol.Order;
import wellspring.agents.world.CorpusReader;
import wellspring.agents.world.World;
import wellspring.model.measure.Measure;
import wellspring.model.measure.Portrait;

/**
 * Probes what was released and publishes what it finds. It judges by the truth of documents, which
 * curators do not see.
 */
public final class Evaluator implements Agent<Evaluator.State> {
  /** Models are compared with each other, not with their controls. */
  private static final SortedMap<Measure, Double> NOTHING_BESIDE = Collections.emptySortedMap();

  private final World world;
  private final Examiner examiner;
  private final ControlGroup controls;

  /** The evaluator of a run. */
  public Evaluator(World world) {
    this.world = world;
    this.examiner = new Examiner(world);
    this.controls = new ControlGroup(world, examiner::measure);
  }

  /** A release, and how it looked when it was last evaluated. */
  private record Examined(ModelReleased release, Optional<Portrait> portrait) {}

  /** The releases in force, by their models. */
  public static final class State {
    private final SortedMap<String, Examined> inForce;

    private State(SortedMap<String, Examined> inForce) {
      this.inForce = inForce;
    }

    private State with(Examined examined) {
      SortedMap<String, Examined> next = new TreeMap<>(inForce);
      next.put(examined.release().agent(), examined);
      return new State(next);
    }
  }

  @Override
  public State blank() {
    return new State(Collections.emptySortedMap());
  }

  @Override
  public CompletionStage<Work<State>> act(State state, Order order) {
    if (order instanceof Order.Evaluate evaluate) {
      examiner.follow(evaluate.rules());
      Optional<ModelReleased> old =
          Optional.ofNullable(state.inForce.get(evaluate.model())).map(Examined::release);
      return evaluate(evaluate, release(evaluate).or(() -> old));
    } else if (order instanceof Order.Compare compare) {
      examiner.follow(compare.rules());
      return CompletableFuture.completedStage(
          Work.of(measurements(compare(compare.round(), state.inForce))));
    }
    throw Agent.unknown(order);
  }

  private static Output measurements(List<Measured> measured) {
    return Output.of(List.of(new Output.Batch(Topic.MEASUREMENTS, measured.stream())));
  }

  private Optional<ModelReleased> release(Order.Evaluate order) {
    return world.log().read(order.releases(), ModelReleased.class).stream()
        .filter(release -> release.agent().equals(order.model()))
        .reduce((earlier, later) -> later);
  }

  private CompletionStage<Work<State>> evaluate(
      Order.Evaluate order, Optional<ModelReleased> release) {
    List<DocumentWritten> documents = world.documents().of(order.documents());
    List<DocumentWritten> corpus =
        CorpusReader.read(world.log(), documents, order.corpora(), order.model()).documents();
    SortedMap<Measure, Double> figures =
        new TreeMap<>(examiner.measure(order.model(), corpus, order.round()));
    Optional<Examiner.Findings> findings =
        release.map(found -> examiner.measure(found, order.round()));
    findings.ifPresent(found -> figures.putAll(found.figures()));
    Optional<Examined> examined =
        release.map(found -> new Examined(found, findings.flatMap(Examiner.Findings::portrait)));
    UnaryOperator<State> change = state -> examined.map(state::with).orElse(state);
    int generation = release.map(ModelReleased::generation).orElse(0);
    return controls
        .figures(order.model(), order.round(), () -> documents)
        .thenApply(
            control -> examiner.events(order.model(), order.round(), generation, figures, control))
        .thenApply(measured -> new Work<>(output(findings, measured), change));
  }

  private static Output output(Optional<Examiner.Findings> findings, List<Measured> measured) {
    return Output.of(
        List.of(
            new Output.Batch(
                Topic.PROBES, findings.stream().flatMap(found -> found.texts().stream())),
            new Output.Batch(Topic.MEASUREMENTS, measured.stream())));
  }

  private List<Measured> compare(int round, SortedMap<String, Examined> models) {
    SortedMap<String, Portrait> portraits = new TreeMap<>();
    models.forEach((name, model) -> model.portrait().ifPresent(p -> portraits.put(name, p)));
    List<Measured> events = new ArrayList<>();
    portraits
        .keySet()
        .forEach(
            name ->
                events.addAll(
                    examiner.events(
                        name,
                        round,
                        models.get(name).release().generation(),
                        Comparison.of(name, portraits),
                        NOTHING_BESIDE)));
    return events;
  }
}
