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
import wellspring.agents.agent.AgentOutput;
import wellspring.agents.context.CorpusReader;
import wellspring.agents.context.RunContext;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.ModelReleased;
import wellspring.agents.event.Topic;
import wellspring.agents.protocol.Order;
import wellspring.model.measure.Measure;
import wellspring.model.measure.ModelProfile;

/**
 * Probes what was released and publishes what it finds. It judges by the truth of documents, which
 * curators do not see.
 */
public final class Evaluator implements Agent<Evaluator.State> {
  /** Models are compared with each other, not with their controls. */
  private static final SortedMap<Measure, Double> NOTHING_BESIDE = Collections.emptySortedMap();

  private final RunContext context;
  private final ModelEvaluator examiner;
  private final ControlGroup controls;

  /** The evaluator of a run. */
  public Evaluator(RunContext context) {
    this.context = context;
    this.examiner = new ModelEvaluator(context);
    this.controls = new ControlGroup(context, examiner::measure);
  }

  /** A release, and how it looked when it was last evaluated. */
  private record EvaluatedRelease(ModelReleased release, Optional<ModelProfile> portrait) {}

  /** The releases in force, by their models. */
  public static final class State {
    private final SortedMap<String, EvaluatedRelease> inForce;

    private State(SortedMap<String, EvaluatedRelease> inForce) {
      this.inForce = inForce;
    }

    private State with(EvaluatedRelease examined) {
      SortedMap<String, EvaluatedRelease> next = new TreeMap<>(inForce);
      next.put(examined.release().agent(), examined);
      return new State(next);
    }
  }

  @Override
  public State blank() {
    return new State(Collections.emptySortedMap());
  }

  @Override
  public CompletionStage<OrderResult<State>> act(State state, Order order) {
    if (order instanceof Order.Evaluate evaluate) {
      examiner.follow(evaluate.rules());
      Optional<ModelReleased> old =
          Optional.ofNullable(state.inForce.get(evaluate.model())).map(EvaluatedRelease::release);
      return evaluate(evaluate, release(evaluate).or(() -> old));
    } else if (order instanceof Order.Compare compare) {
      examiner.follow(compare.rules());
      return CompletableFuture.completedStage(
          OrderResult.of(measurements(compare(compare.round(), state.inForce))));
    }
    throw Agent.unknown(order);
  }

  private static AgentOutput measurements(List<ModelMeasured> measured) {
    return AgentOutput.of(List.of(new AgentOutput.Batch(Topic.MEASUREMENTS, measured.stream())));
  }

  private Optional<ModelReleased> release(Order.Evaluate order) {
    return context.log().read(order.releases(), ModelReleased.class).stream()
        .filter(release -> release.agent().equals(order.model()))
        .reduce((earlier, later) -> later);
  }

  private CompletionStage<OrderResult<State>> evaluate(
      Order.Evaluate order, Optional<ModelReleased> release) {
    List<DocumentWritten> documents = context.documents().of(order.documents());
    List<DocumentWritten> corpus =
        CorpusReader.read(context.log(), documents, order.corpora(), order.model()).documents();
    SortedMap<Measure, Double> figures =
        new TreeMap<>(examiner.measure(order.model(), corpus, order.round()));
    Optional<ModelEvaluator.ModelEvaluation> findings =
        release.map(found -> examiner.measure(found, order.round()));
    findings.ifPresent(found -> figures.putAll(found.figures()));
    Optional<EvaluatedRelease> examined =
        release.map(
            found ->
                new EvaluatedRelease(
                    found, findings.flatMap(ModelEvaluator.ModelEvaluation::portrait)));
    UnaryOperator<State> change = state -> examined.map(state::with).orElse(state);
    int generation = release.map(ModelReleased::generation).orElse(0);
    return controls
        .figures(order.model(), order.round(), () -> documents)
        .thenApply(
            control -> examiner.events(order.model(), order.round(), generation, figures, control))
        .thenApply(measured -> new OrderResult<>(output(findings, measured), change));
  }

  private static AgentOutput output(
      Optional<ModelEvaluator.ModelEvaluation> findings, List<ModelMeasured> measured) {
    return AgentOutput.of(
        List.of(
            new AgentOutput.Batch(
                Topic.PROBES, findings.stream().flatMap(found -> found.texts().stream())),
            new AgentOutput.Batch(Topic.MEASUREMENTS, measured.stream())));
  }

  private List<ModelMeasured> compare(int round, SortedMap<String, EvaluatedRelease> models) {
    SortedMap<String, ModelProfile> portraits = new TreeMap<>();
    models.forEach((name, model) -> model.portrait().ifPresent(p -> portraits.put(name, p)));
    List<ModelMeasured> events = new ArrayList<>();
    portraits
        .keySet()
        .forEach(
            name ->
                events.addAll(
                    examiner.events(
                        name,
                        round,
                        models.get(name).release().generation(),
                        ModelComparison.of(name, portraits),
                        NOTHING_BESIDE)));
    return events;
  }
}
