package wellspring.agents.conductor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import wellspring.agents.curator.Curator;
import wellspring.agents.evaluator.Evaluator;
import wellspring.agents.event.ControlEvent.DocumentOffered;
import wellspring.agents.event.Slice;
import wellspring.agents.human.Cohort;
import wellspring.agents.human.Visitor;
import wellspring.agents.model.Model;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.world.Report;
import wellspring.agents.world.World;

/** All agents of a run, and what is in force for them. The conductor's own. */
final class Crew {
  private final ActorContext<?> context;
  private final ActorRef<Report> reports;
  private final Map<String, ActorRef<Cohort.Command>> cohorts = new LinkedHashMap<>();
  private final Map<String, ActorRef<Model.Command>> models = new LinkedHashMap<>();
  private final Map<String, ActorRef<Curator.Command>> curators = new LinkedHashMap<>();
  private final ActorRef<Evaluator.Command> evaluator;
  private final ActorRef<Visitor.Write> visitor;
  private Scenario inForce;
  private Set<String> unpredictable = Set.of();

  /**
   * Calls the agents of a scenario together.
   *
   * @param context the conductor's, which will be told if one of them dies
   * @param reports where they report to
   */
  Crew(ActorContext<?> context, World world, ActorRef<Report> reports) {
    this.context = context;
    this.reports = reports;
    this.inForce = world.scenario();
    inForce.humans().keySet().forEach(n -> cohorts.put(n, spawn(Cohort.create(world, n), n)));
    inForce.curators().keySet().forEach(n -> curators.put(n, spawn(Curator.create(world, n), n)));
    inForce.models().keySet().forEach(n -> models.put(n, spawn(Model.create(world, n), n)));
    evaluator = spawn(Evaluator.create(world), Evaluator.NAME);
    visitor = spawn(Visitor.create(world), Visitor.NAME);
  }

  /** How many cohorts write in each round. */
  int cohorts() {
    return cohorts.size();
  }

  int models() {
    return models.size();
  }

  /**
   * From now on another scenario is in force; it differs in its curators alone.
   *
   * @param silent the models of which theory knows nothing any more
   */
  void adopt(Scenario next, Set<String> silent) {
    if (next.equals(inForce) && silent.equals(unpredictable)) {
      return;
    }
    next.curators()
        .forEach(
            (name, spec) -> {
              if (!spec.equals(inForce.curators().get(name))) {
                curators.get(name).tell(new Curator.Adopt(spec));
              }
            });
    evaluator.tell(new Evaluator.Adopt(next, silent));
    inForce = next;
    unpredictable = silent;
  }

  /** All write their documents of a round. */
  void write(int round, List<DocumentOffered> offered) {
    cohorts.values().forEach(cohort -> cohort.tell(new Cohort.Write(round, reports)));
    models.values().forEach(model -> model.tell(new Model.Write(round, reports)));
    if (!offered.isEmpty()) {
      visitor.tell(new Visitor.Write(round, offered, reports));
    }
  }

  /** The curators compose a corpus for each model. */
  void curate(int round, Slice documents) {
    inForce
        .models()
        .forEach(
            (model, spec) ->
                curators
                    .get(spec.curator())
                    .tell(new Curator.Curate(round, model, documents, reports)));
  }

  /** A model takes its corpus in, and retrains if it is due. */
  void learn(int round, String model, Slice documents, Slice corpora) {
    models.get(model).tell(new Model.Learn(round, documents, corpora, reports));
  }

  /** A model and its corpus are measured. */
  void evaluate(RoundBoard board, String model, Slice releases) {
    evaluator.tell(
        new Evaluator.Evaluate(
            board.round(), model, board.documents(), board.corpus(model), releases, reports));
  }

  /** The models are compared with each other. */
  void compare(int round) {
    evaluator.tell(new Evaluator.Compare(round, reports));
  }

  private <T> ActorRef<T> spawn(Behavior<T> behavior, String name) {
    ActorRef<T> agent = context.spawn(behavior, name);
    context.watch(agent);
    return agent;
  }
}
