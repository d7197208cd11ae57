package wellspring.agents.conductor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import wellspring.agents.agent.Agent;
import wellspring.agents.agent.AgentOutput;
import wellspring.agents.context.RunContext;
import wellspring.agents.curator.Curator;
import wellspring.agents.evaluator.Evaluator;
import wellspring.agents.event.AgentNames;
import wellspring.agents.event.ControlEvent;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.human.Cohort;
import wellspring.agents.model.Model;
import wellspring.agents.protocol.Answer;
import wellspring.agents.protocol.Order;
import wellspring.agents.round.RunState;
import wellspring.agents.round.RunTransition;
import wellspring.agents.round.Signal;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.steering.StartOptions;

/**
 * A run without actors, on one thread, of the run's own state and agents. Orders and answers arrive
 * in any order, some are lost and given again, some arrive twice.
 */
final class UnreliableHost {
  private final RunContext context;
  private final SplittableRandom random;
  private final Map<String, Desk<?>> agents = new HashMap<>();
  private final List<Order> orders = new ArrayList<>();
  private final List<Answer> answers = new ArrayList<>();
  private final List<ControlEvent> events = new ArrayList<>();
  private RunState state;
  private int signals;
  private boolean ordered;

  /** An agent, what it keeps, and its answers of the run. */
  private static final class Desk<S> {
    private final Agent<S> agent;
    private final Map<String, Answer> answered = new HashMap<>();
    private S state;

    Desk(Agent<S> agent) {
      this.agent = agent;
      this.state = agent.blank();
    }

    Answer perform(RunContext context, Order order) {
      return answered.computeIfAbsent(order.id(), id -> act(context, order));
    }

    private Answer act(RunContext context, Order order) {
      Agent.OrderResult<S> work = agent.act(state, order).toCompletableFuture().join();
      UnaryOperator<S> change = work.change();
      state = change.apply(state);
      AgentOutput output = work.output();
      for (AgentOutput.Batch batch : output.batches()) {
        context.log().publishAll(batch.topic(), batch.events()).toCompletableFuture().join();
      }
      return output
          .answer()
          .orElseGet(
              () ->
                  new Answer.Done(
                      order.id(),
                      order.agent(),
                      output
                          .located()
                          .map(topic -> Map.of(topic, context.log().end(topic)))
                          .orElse(Map.of())));
    }
  }

  UnreliableHost(RunContext context, long seed) {
    this.context = context;
    this.random = new SplittableRandom(seed);
    Scenario scenario = context.scenario();
    scenario.humans().keySet().forEach(n -> agents.put(n, new Desk<>(new Cohort(context, n))));
    scenario.curators().keySet().forEach(n -> agents.put(n, new Desk<>(new Curator(context, n))));
    scenario.models().keySet().forEach(n -> agents.put(n, new Desk<>(new Model(context, n))));
    agents.put(AgentNames.EVALUATOR, new Desk<>(new Evaluator(context)));
    agents.put(AgentNames.SETTLEMENT, new Desk<>(new RoundSettler(context)));
    state = RunState.of(context, StartOptions.PLAIN);
  }

  /**
   * Goes on until the run ends.
   *
   * @param endAt after how many signals it is ordered to end; empty never to order that
   * @return the events of the control topic
   */
  List<ControlEvent> run(Optional<Integer> endAt) {
    take(new Signal.Begin());
    while (events.stream().noneMatch(RunEnded.class::isInstance)) {
      if (!ordered && endAt.isPresent() && signals >= endAt.get()) {
        ordered = true;
        take(new Signal.End(ControlEvent.Status.ABORTED, "enough"));
      } else if (!orders.isEmpty() && (answers.isEmpty() || random.nextBoolean())) {
        perform();
      } else {
        answer();
      }
    }
    return events;
  }

  private void perform() {
    Order order = orders.remove(random.nextInt(orders.size()));
    int fate = random.nextInt(6);
    if (fate == 0) {
      orders.add(order); // lost on the way, and given again
      return;
    }
    answers.add(agents.get(order.agent()).perform(context, order));
    if (fate == 1) {
      orders.add(order); // its answer seems to be lost, and it is given again
    }
  }

  private void answer() {
    Answer answer = answers.remove(random.nextInt(answers.size()));
    if (random.nextInt(6) == 0) {
      answers.add(answer);
    }
    take(new Signal.Answered(answer));
  }

  private void take(Signal signal) {
    signals++;
    RunTransition step = state.next(signal);
    state = step.state();
    events.addAll(step.events());
    orders.addAll(step.orders());
    if (!step.events().isEmpty()) {
      RunTransition logged = state.next(new Signal.Logged(step.events()));
      state = logged.state();
      events.addAll(logged.events());
      orders.addAll(logged.orders());
    }
  }
}
