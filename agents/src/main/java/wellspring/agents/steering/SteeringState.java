package wellspring.agents.steering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import wellspring.agents.event.AgentNames;
import wellspring.agents.event.ControlEvent;
import wellspring.agents.event.ControlEvent.DocumentOffered;
import wellspring.agents.event.ControlEvent.Intervened;
import wellspring.agents.event.ControlEvent.Paused;
import wellspring.agents.event.ControlEvent.Resumed;
import wellspring.agents.event.ControlEvent.RoundOpened;
import wellspring.agents.event.ControlEvent.SpeedSet;
import wellspring.agents.event.ControlEvent.Steered;
import wellspring.agents.event.ControlEvent.Stepped;
import wellspring.agents.event.EventIds;
import wellspring.agents.protocol.ScenarioChanges;
import wellspring.agents.scenario.CuratorSpec;
import wellspring.agents.scenario.ForkedScenario;
import wellspring.agents.scenario.Intervention;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioException;
import wellspring.model.language.DocumentCheck;
import wellspring.model.language.Language;
import wellspring.model.mix.Share;

/**
 * What people have asked of a run, and what is in force because of it. Immutable: each order makes
 * the next state.
 *
 * @param language what documents must be written in
 * @param scenario what is in force
 * @param rules how that differs from the scenario with which the run began
 * @param offered documents that people wrote for the next round
 * @param script what is still to be repeated of an earlier run's steering, by round
 * @param orders how many orders have been carried out, those of the script included
 */
public record SteeringState(
    Language language,
    Scenario scenario,
    ScenarioChanges rules,
    RoundPace pace,
    List<DocumentOffered> offered,
    List<Steered> script,
    int orders) {
  /** What the log surely takes, however much longer it gets as JSON. */
  private static final int CHANGE_CHARACTERS_MAX = 1_000;

  private static final int DOCUMENTS_MAX = 1_000;

  /** Copies the lists. */
  public SteeringState {
    offered = List.copyOf(offered);
    script = List.copyOf(script);
  }

  /** Before the first round. */
  public static SteeringState begin(Scenario scenario, Language language, StartOptions opening) {
    return new SteeringState(
        language,
        scenario,
        ScenarioChanges.UNCHANGED,
        new RoundPace(opening.paused(), 0, opening.speed()),
        List.of(),
        opening.script().stream()
            .filter(event -> event instanceof Intervened || event instanceof DocumentOffered)
            .sorted(Comparator.comparingInt(Steered::round)) // stable
            .toList(),
        opening.script().size());
  }

  /**
   * Goes through a script before the run does.
   *
   * @throws SteeringException if the script is not possible in this scenario
   */
  static void rehearse(Scenario scenario, Language language, StartOptions opening) {
    List<Steered> left =
        begin(scenario, language, opening).replay(scenario.rounds() - 1).state().script();
    if (!left.isEmpty()) {
      throw new SteeringException(
          "The steering has something for round %d, but the run ends with round %d"
              .formatted(left.get(0).round(), scenario.rounds() - 1));
    }
  }

  /**
   * A state, and what is to be said in the log of how it came about.
   *
   * @param events in order
   */
  public record Transition(SteeringState state, List<Steered> events) {}

  /**
   * Carries an order out.
   *
   * @param round from which it is in force: the next one to be opened
   * @throws SteeringException if it cannot be carried out
   */
  public Transition take(SteeringCommand order, int round) {
    Steered event = event(order, EventIds.steering(round, orders), round);
    SteeringState after = after(event);
    return new Transition(
        new SteeringState(
            language, after.scenario, after.rules, after.pace, after.offered, script, orders + 1),
        List.of(event));
  }

  /** What the script has for a round that is about to be opened, now in force. */
  public Transition replay(int round) {
    List<Steered> due = script.stream().takeWhile(event -> event.round() <= round).toList();
    SteeringState after = this;
    for (Steered event : due) {
      after = after.after(event);
    }
    return new Transition(
        new SteeringState(
            language,
            after.scenario,
            after.rules,
            after.pace,
            after.offered,
            script.subList(due.size(), script.size()),
            orders),
        due);
  }

  /** What is in force after an event that the log has of the same run, before it was stopped. */
  public SteeringState recall(ControlEvent event) {
    if (event instanceof RoundOpened) {
      return afterOpening();
    }
    if (!(event instanceof Steered steered)) {
      return this;
    }
    boolean repeats = !script.isEmpty() && script.get(0).equals(steered);
    SteeringState after = after(steered);
    return new SteeringState(
        language,
        after.scenario,
        after.rules,
        after.pace,
        after.offered,
        repeats ? script.subList(1, script.size()) : script,
        repeats ? orders : orders + 1);
  }

  /**
   * The state of a run that goes on under another scenario than until now. What people have changed
   * is part of that scenario. Theory, which begins with the first round, follows a change of the
   * human fraction and no other.
   *
   * @param next what is in force from now on
   */
  public SteeringState forked(Scenario next, RoundPace newPace) {
    SteeringState after =
        new SteeringState(
            language,
            next,
            new ScenarioChanges(List.of(), rules.unpredictable()),
            newPace,
            offered,
            script,
            orders);
    return ForkedScenario.isPredictable(scenario, next)
        ? after
        : after.forgetting(List.copyOf(next.models().keySet()));
  }

  /**
   * After a round is opened: without the documents that people wrote for it. Only now is it certain
   * who may read them, because what is in force may have changed since they were written.
   */
  public SteeringState afterOpening() {
    List<String> readers =
        models(
            name ->
                offered.stream()
                    .anyMatch(document -> isPooled() || mayRead(name, document.round())));
    return new SteeringState(
            language, scenario, rules, pace.afterOpening(), List.of(), script, orders)
        .forgetting(readers);
  }

  /**
   * Theory knows nothing of some models any more: a document of a person, for example, is none that
   * the language's humans would have written by chance.
   */
  private SteeringState forgetting(List<String> models) {
    SortedSet<String> silent = new TreeSet<>(rules.unpredictable());
    silent.addAll(models);
    return new SteeringState(
        language,
        scenario,
        new ScenarioChanges(rules.changes(), silent),
        pace,
        offered,
        script,
        orders);
  }

  private List<String> models(Predicate<String> condition) {
    return scenario.models().keySet().stream().filter(condition).toList();
  }

  private Steered event(SteeringCommand order, String id, int round) {
    if (order instanceof SteeringCommand.Pause) {
      return new Paused(id, round);
    } else if (order instanceof SteeringCommand.Resume) {
      return new Resumed(id, round);
    } else if (order instanceof SteeringCommand.Step) {
      return new Stepped(id, round);
    } else if (order instanceof SteeringCommand.Speed speed) {
      return new SpeedSet(id, round, speed.roundsPerSecond().orElse(0));
    } else if (order instanceof SteeringCommand.Intervene intervene) {
      return new Intervened(id, round, requireShort(intervene.change().strip()));
    }
    String text = ((SteeringCommand.Write) order).text().strip();
    return new DocumentOffered(
        id, round, text, EventIds.document(round, AgentNames.GUEST, guests(round)));
  }

  /** How many documents people have for a round, those included that a script will offer. */
  private int guests(int round) {
    long scripted =
        script.stream()
            .filter(event -> event instanceof DocumentOffered && event.round() == round)
            .count();
    return offered.size() + (int) scripted;
  }

  /** What is refused is said back, so that it must not be long. */
  private static String requireShort(String change) {
    if (change.length() > CHANGE_CHARACTERS_MAX) {
      throw new SteeringException(
          "The change has %,d characters: %,d are allowed"
              .formatted(change.length(), CHANGE_CHARACTERS_MAX));
    }
    return change;
  }

  private SteeringState after(Steered event) {
    if (event instanceof Intervened intervened) {
      return after(intervened);
    }
    if (event instanceof DocumentOffered document) {
      requireAllowed(document);
      List<DocumentOffered> all = new ArrayList<>(offered);
      all.add(document);
      return new SteeringState(language, scenario, rules, pace, all, script, orders);
    }
    return new SteeringState(language, scenario, rules, pace.after(event), offered, script, orders);
  }

  private SteeringState after(Intervened event) {
    try {
      Intervention intervention = Intervention.of(scenario, event.round(), event.change());
      List<ScenarioChanges.Change> changes = new ArrayList<>(rules.changes());
      changes.add(new ScenarioChanges.Change(event.round(), event.change()));
      SteeringState next =
          new SteeringState(
              language,
              intervention.scenario(),
              new ScenarioChanges(changes, rules.unpredictable()),
              pace,
              offered,
              script,
              orders);
      return intervention.isPlanned()
          ? next
          : next.forgetting(
              next.models(name -> next.isPooled() || next.curates(intervention.curator(), name)));
    } catch (ScenarioException e) {
      throw new SteeringException(String.join("; ", e.problems()));
    }
  }

  private void requireAllowed(DocumentOffered event) {
    if (!scenario.steering().documents()) {
      throw new SteeringException(
          "This scenario takes no documents while it runs (steering.documents is false)");
    }
    if (offered.size() >= DOCUMENTS_MAX) {
      throw new SteeringException(
          "Round %d already has %,d documents of people, which is the maximum: wait for the next round"
              .formatted(event.round(), DOCUMENTS_MAX));
    }
    requireText(event.text());
  }

  private void requireText(String text) {
    try {
      DocumentCheck.require(language, text);
    } catch (IllegalArgumentException e) {
      throw new SteeringException(e.getMessage());
    }
  }

  private boolean curates(String curator, String model) {
    return scenario.models().get(model).curator().equals(curator);
  }

  /** Whether models read each other, so that what one is given reaches the others. */
  private boolean isPooled() {
    return scenario.curators().values().stream().anyMatch(CuratorSpec::readsOthers);
  }

  private boolean mayRead(String model, int round) {
    CuratorSpec curator = scenario.curators().get(scenario.models().get(model).curator());
    boolean allHuman = round <= scenario.models().get(model).latency(); // it writes later
    return allHuman || !curator.human().at(round).equals(Optional.of(Share.NONE));
  }
}
