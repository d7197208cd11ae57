package wellspring.agents.evaluator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import wellspring.agents.agent.Agent;
import wellspring.agents.agent.AgentOutput;
import wellspring.agents.context.ReleaseReader;
import wellspring.agents.context.RunContext;
import wellspring.agents.control.ControlLineage;
import wellspring.agents.control.UndisturbedPeople;
import wellspring.agents.evaluator.ControlGroup.ControlState;
import wellspring.agents.evaluator.ModelEvaluator.ModelEvaluation;
import wellspring.agents.event.AgentNames;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.EventIds;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.event.ModelReleased;
import wellspring.agents.event.ModelTrained;
import wellspring.agents.event.ProbeWritten;
import wellspring.agents.event.Topic;
import wellspring.agents.protocol.Order;
import wellspring.agents.scenario.Scenario;
import wellspring.model.measure.Measure;
import wellspring.model.measure.ModelProfile;

/**
 * Probes what was released and publishes what it finds. It judges by the truth of documents, which
 * curators do not see.
 */
public final class Evaluator implements Agent<EvaluatorState> {
  /** Models are compared with each other, not with their controls. */
  private static final SortedMap<Measure, Double> NOTHING_BESIDE = Collections.emptySortedMap();

  private final RunContext context;
  private final ModelEvaluator examiner;
  private final ControlGroup controls;
  private final SocietyFigures people;
  private final UndisturbedPeople undisturbed;

  /** The evaluator of a run. */
  public Evaluator(RunContext context) {
    this(context, context.scenario());
  }

  /**
   * The evaluator of a run that comes to another scenario.
   *
   * @param next that scenario: the human-only controls are those that it needs
   */
  public Evaluator(RunContext context, Scenario next) {
    this.context = context;
    this.examiner = new ModelEvaluator(context);
    this.people = new SocietyFigures(context);
    this.undisturbed = new UndisturbedPeople(context);
    this.controls = new ControlGroup(context, next, examiner::measure);
  }

  @Override
  public EvaluatorState blank() {
    return EvaluatorState.begin(controls.begin());
  }

  @Override
  public CompletionStage<OrderResult<EvaluatorState>> act(EvaluatorState state, Order order) {
    if (order instanceof Order.Evaluate evaluate) {
      examiner.follow(evaluate.rules());
      return evaluate(state, evaluate);
    } else if (order instanceof Order.Compare compare) {
      examiner.follow(compare.rules());
      return CompletableFuture.completedStage(
          new OrderResult<>(
              output(List.of(), compare(compare.round(), state), List.of()),
              EvaluatorState::compared));
    }
    throw Agent.unknown(order);
  }

  private CompletionStage<OrderResult<EvaluatorState>> evaluate(
      EvaluatorState state, Order.Evaluate order) {
    String model = order.model();
    int round = order.round();
    List<DocumentWritten> documents = context.documents().of(round, order.documents());
    List<DocumentWritten> corpus =
        context.documents().corpus(round, order.documents(), order.corpora(), model).documents();
    SortedMap<Measure, Double> figures =
        new TreeMap<>(examiner.measure(corpus, state.given(model), round));
    if (context.scenario().hasSociety()) {
      figures.putAll(people.of(context.documents().authors(round, order.documents())));
    }
    Optional<ModelReleased> release =
        ReleaseReader.of(context.log(), round, order.releases())
            .last(model)
            .or(() -> state.inForce(model));
    Optional<ModelEvaluation> findings =
        release.map(
            found ->
                examiner.measure(
                    found,
                    state.first().getOrDefault(model, found.checkpoint()),
                    state.told(),
                    round));
    findings.ifPresent(found -> figures.putAll(found.figures()));
    int generation = release.map(ModelReleased::generation).orElse(0);
    return controls
        .after(model, round, state.controls(), () -> undisturbed.of(round, documents))
        .thenApply(
            control ->
                new OrderResult<>(
                    output(
                        findings.map(ModelEvaluation::texts).orElse(List.of()),
                        examiner.events(
                            model,
                            round,
                            generation,
                            figures,
                            control.map(ControlState::figures).orElse(NOTHING_BESIDE)),
                        control.stream()
                            .filter(shared -> shared.design().equals(model))
                            .flatMap(own -> trained(own, round).stream())
                            .toList()),
                    now -> {
                      EvaluatorState next = given(now, model, corpus);
                      if (release.isPresent()) {
                        next = released(next, release.get(), round);
                      }
                      if (control.isPresent()) {
                        next = next.with(control.get().design(), control.get().lineage());
                      }
                      Optional<ModelProfile> profile = findings.flatMap(ModelEvaluation::portrait);
                      return profile.isPresent() ? next.with(model, profile.get()) : next;
                    }));
  }

  private EvaluatorState given(EvaluatorState state, String model, List<DocumentWritten> corpus) {
    return examiner.remembersGiven() ? state.withGiven(model, corpus) : state;
  }

  private EvaluatorState released(EvaluatorState state, ModelReleased release, int round) {
    EvaluatorState next = state.with(release);
    return examiner.tellsPeople(state.told(), round) ? next.toldIn(round) : next;
  }

  private static Optional<ModelTrained> trained(ControlState control, int round) {
    return control
        .lineage()
        .trainedIn(round)
        .map(
            generation ->
                new ModelTrained(
                    EventIds.training(round, AgentNames.EVALUATOR, control.design()),
                    AgentNames.EVALUATOR,
                    round,
                    control.design(),
                    generation.number(),
                    generation.model().checkpoint()));
  }

  private static AgentOutput output(
      List<ProbeWritten> texts, List<ModelMeasured> measured, List<ModelTrained> trained) {
    return AgentOutput.of(
        List.of(
            new AgentOutput.Batch(Topic.PROBES, texts.stream()),
            new AgentOutput.Batch(Topic.RELEASES, trained.stream()),
            new AgentOutput.Batch(Topic.MEASUREMENTS, measured.stream())));
  }

  private List<ModelMeasured> compare(int round, EvaluatorState state) {
    List<ModelMeasured> events = new ArrayList<>();
    state
        .profiles()
        .keySet()
        .forEach(
            name ->
                events.addAll(
                    examiner.events(
                        name,
                        round,
                        state.inForce().get(name).generation(),
                        ModelComparison.of(name, state.profiles()),
                        NOTHING_BESIDE)));
    return events;
  }

  /** Controls go on by the rules of this scenario. */
  @Override
  public EvaluatorState takingOver(EvaluatorState state) {
    EvaluatorState next = state;
    for (Map.Entry<String, ControlLineage> control : state.controls().entrySet()) {
      next = next.with(control.getKey(), control.getValue().in(context));
    }
    return next;
  }

  @Override
  public EvaluatorState after(EvaluatorState state, RoundClosed closed) {
    int round = closed.round();
    ReleaseReader releases = ReleaseReader.of(context.log(), round, closed.slice(Topic.RELEASES));
    EvaluatorState next = state;
    for (String model : context.scenario().models().keySet()) {
      if (examiner.remembersGiven()) {
        next =
            given(
                next,
                model,
                context
                    .documents()
                    .corpus(
                        round, closed.slice(Topic.DOCUMENTS), closed.slice(Topic.CORPORA), model)
                    .documents());
      }
      Optional<ModelReleased> known = next.inForce(model);
      Optional<ModelReleased> release = releases.last(model).or(() -> known);
      if (release.isPresent()) {
        next = released(next, release.get(), round);
      }
    }
    for (Map.Entry<String, ControlLineage> control : state.controls().entrySet()) {
      String design = control.getKey();
      next =
          next.with(
              design,
              control
                  .getValue()
                  .recall(
                      round,
                      undisturbed.of(
                          round, context.documents().of(round, closed.slice(Topic.DOCUMENTS))),
                      releases.control(AgentNames.EVALUATOR, design)));
    }
    return next;
  }
}
