package wellspring.agents.round;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import wellspring.agents.context.RoundProgress;
import wellspring.agents.event.AgentNames;
import wellspring.agents.event.ControlEvent;
import wellspring.agents.event.ControlEvent.DocumentOffered;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.Topic;
import wellspring.agents.protocol.Answer;
import wellspring.agents.protocol.Order;
import wellspring.agents.protocol.ScenarioChanges;
import wellspring.agents.scenario.Scenario;

/**
 * A round that is under way: which orders have been given, and how those that are done ended.
 * {@link Stage} tells what follows from what. Immutable.
 */
final class RoundState {
  /** The topics of which any round is a part. */
  private static final List<Topic> PARTS =
      List.of(Topic.DOCUMENTS, Topic.CORPORA, Topic.RELEASES, Topic.MEASUREMENTS, Topic.PROBES);

  private final int number;
  private final Scenario scenario;
  private final ScenarioChanges rules;
  private final List<DocumentOffered> offered;
  private final ClosedRounds before;
  private final Participants participants;
  private final Map<String, Task> given;
  private final Map<String, Answer> done;
  private final Map<Stage, Integer> counts;

  /** An order for one participant of a stage. */
  private record Task(Stage stage, String name) {}

  private RoundState(
      RoundState of,
      Map<String, Task> given,
      Map<String, Answer> done,
      Map<Stage, Integer> counts) {
    this.number = of.number;
    this.scenario = of.scenario;
    this.rules = of.rules;
    this.offered = of.offered;
    this.before = of.before;
    this.participants = of.participants;
    this.given = given;
    this.done = done;
    this.counts = counts;
  }

  /**
   * A round in which nothing has been asked yet.
   *
   * @param scenario what is in force
   * @param offered what people wrote for it while they watched
   * @param before the rounds that are closed
   */
  RoundState(
      Scenario scenario,
      ScenarioChanges rules,
      List<DocumentOffered> offered,
      ClosedRounds before) {
    this.number = before.count();
    this.scenario = scenario;
    this.rules = rules;
    this.offered = List.copyOf(offered);
    this.before = before;
    this.participants = Participants.of(scenario, !offered.isEmpty());
    this.given = Map.of();
    this.done = Map.of();
    this.counts = Map.of();
  }

  /**
   * A state, and what follows from it.
   *
   * @param orders to be given once the log was given the events
   */
  record Advance(RoundState state, List<ControlEvent> events, List<Order> orders) {}

  /** Gives the orders that wait for nothing. */
  Advance begin() {
    List<Task> due = new ArrayList<>();
    for (Stage stage : Stage.all()) {
      stage.whom(participants).stream()
          .filter(name -> stage.isDue(this, name))
          .forEach(name -> due.add(new Task(stage, name)));
    }
    return give(due, List.of());
  }

  /** Whether an answer is awaited: its order has been given and is not done. */
  boolean awaits(Answer answer) {
    return given.containsKey(answer.order()) && !done.containsKey(answer.order());
  }

  /** Whether the order to settle the round has been given. */
  boolean isSettling() {
    return given.containsKey(Stage.SETTLE.id(number, participants.once().get(0)));
  }

  /** The round is settled: nothing is awaited any more. */
  RoundState after(Answer.Settled answer) {
    Map<String, Answer> nowDone = new HashMap<>(done);
    nowDone.put(answer.order(), answer);
    return new RoundState(this, given, nowDone, counts);
  }

  /** An order that was awaited is done. */
  Advance after(Answer.Done answer) {
    Task task = given.get(answer.order());
    Map<String, Answer> nowDone = new HashMap<>(done);
    nowDone.put(answer.order(), answer);
    Map<Stage, Integer> nowCounts = new EnumMap<>(Stage.class);
    nowCounts.putAll(counts);
    nowCounts.merge(task.stage(), 1, Integer::sum);
    RoundState now = new RoundState(this, given, nowDone, nowCounts);
    List<Task> due = new ArrayList<>();
    for (Stage stage : Stage.all()) {
      stage.followers(task.stage(), task.name(), participants).stream()
          .filter(name -> stage.isDue(now, name))
          .forEach(name -> due.add(new Task(stage, name)));
    }
    return now.give(due, now.isComplete(task.stage()) ? task.stage().announcement(now) : List.of());
  }

  private Advance give(List<Task> due, List<ControlEvent> events) {
    Map<String, Task> nowGiven = new HashMap<>(given);
    List<Order> orders = new ArrayList<>();
    for (Task task : due) {
      Order order = task.stage().order(this, task.name());
      nowGiven.put(order.id(), task);
      orders.add(order);
    }
    return new Advance(new RoundState(this, nowGiven, done, counts), events, orders);
  }

  int number() {
    return number;
  }

  Participants participants() {
    return participants;
  }

  boolean isDone(Stage stage, String name) {
    return done.containsKey(stage.id(number, name));
  }

  /** Whether all have done a stage. */
  boolean isComplete(Stage stage) {
    return counts.getOrDefault(stage, 0) == stage.whom(participants).size();
  }

  /** How far the round has come. */
  RoundProgress progress() {
    String doing =
        Stage.all().stream()
            .filter(stage -> !isComplete(stage))
            .findFirst()
            .map(Stage::doing)
            .orElse(Stage.SETTLE.doing());
    int steps =
        Stage.all().stream()
            .filter(stage -> stage != Stage.SETTLE)
            .mapToInt(stage -> stage.whom(participants).size())
            .sum();
    return new RoundProgress(number, scenario.rounds(), doing, Math.min(done.size(), steps), steps);
  }

  /** The round's documents, once all have written. */
  OffsetRange documents() {
    return slice(Topic.DOCUMENTS, Stage.WRITE, Stage.WRITE.whom(participants));
  }

  private OffsetRange slice(Topic topic, Stage stage, List<String> names) {
    return slice(topic, names.stream().map(name -> done.get(stage.id(number, name))).toList());
  }

  /** The part of a topic from the last closed round up to what some answers tell of. */
  private OffsetRange slice(Topic topic, Collection<Answer> answers) {
    OffsetRange part = before.slices().get(topic).next();
    for (Answer answer : answers) {
      if (answer instanceof Answer.Done own) {
        part = part.upTo(own.ends().getOrDefault(topic, List.of()));
      }
    }
    return part;
  }

  /** The round's part of each topic, once all that is in it is there. */
  List<OffsetRange> slices() {
    return Stream.concat(
            PARTS.stream(), participants.society() ? Stream.of(Topic.SOCIETY) : Stream.empty())
        .map(topic -> slice(topic, done.values()))
        .toList();
  }

  private OffsetRange corpora(String model) {
    return slice(Topic.CORPORA, Stage.CURATE, List.of(model));
  }

  Order write(String name) {
    boolean guest = !participants.cohorts().contains(name) && !participants.models().contains(name);
    return new Order.Write(Stage.WRITE.id(number, name), number, name, guest ? offered : List.of());
  }

  Order curate(String model) {
    return new Order.Curate(
        Stage.CURATE.id(number, model),
        number,
        scenario.models().get(model).curator(),
        model,
        rules,
        documents());
  }

  Order learn(String model) {
    return new Order.Learn(
        Stage.LEARN.id(number, model), number, model, documents(), corpora(model));
  }

  Order evaluate(String model) {
    return new Order.Evaluate(
        Stage.EVALUATE.id(number, model),
        number,
        AgentNames.EVALUATOR,
        model,
        rules,
        documents(),
        corpora(model),
        slice(Topic.RELEASES, Stage.LEARN, List.of(model)));
  }

  Order compare(String all) {
    return new Order.Compare(Stage.COMPARE.id(number, all), number, AgentNames.EVALUATOR, rules);
  }

  Order read(String audience) {
    return new Order.Read(Stage.READ.id(number, audience), number, audience, documents());
  }

  Order account(String all) {
    return new Order.Account(
        Stage.ACCOUNT.id(number, all),
        number,
        AgentNames.ACCOUNTANT,
        documents(),
        slice(Topic.SOCIETY, Stage.READ, participants.audiences()));
  }

  Order respond(String name) {
    return new Order.Respond(
        Stage.RESPOND.id(number, name),
        number,
        name,
        documents(),
        slice(Topic.SOCIETY, Stage.ACCOUNT, participants.accounting())
            .upTo(slice(Topic.SOCIETY, Stage.READ, participants.audiences()).to()),
        slice(Topic.RELEASES, Stage.LEARN, participants.models()),
        slice(Topic.MEASUREMENTS, Stage.EVALUATE, participants.models()));
  }

  Order settle(String all) {
    return new Order.Settle(
        Stage.SETTLE.id(number, all),
        number,
        AgentNames.SETTLEMENT,
        slices(),
        before.fingerprint());
  }
}
