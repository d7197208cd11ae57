package wellspring.agents.conductor;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import wellspring.agents.agent.Agent;
import wellspring.agents.agent.AgentOutput;
import wellspring.agents.context.RunContext;
import wellspring.agents.event.ControlEvent;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.Event;
import wellspring.agents.event.Topic;
import wellspring.agents.protocol.Answer;
import wellspring.agents.protocol.Order;
import wellspring.agents.round.PastRun;
import wellspring.agents.round.RunState;
import wellspring.agents.round.RunTransition;
import wellspring.agents.round.Signal;
import wellspring.agents.steering.StartOptions;

/**
 * A run without actors, on one thread, of the run's own state and agents. Orders and answers arrive
 * in any order, some are lost and given again, some arrive twice. It can be cut off anywhere, and
 * another one can go on with its log.
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

    Desk(RunAgent<S> agent) {
      this.agent = agent.agent();
      this.state = agent.state();
    }

    Answer perform(RunContext context, Order order) {
      return answered.computeIfAbsent(order.id(), id -> act(context, order));
    }

    private Answer act(RunContext context, Order order) {
      context.outside().enter(order.round());
      Agent.OrderResult<S> work = agent.act(state, order).toCompletableFuture().join();
      state = work.change().apply(state);
      AgentOutput output = work.output();
      Map<Topic, List<Long>> ends = new EnumMap<>(Topic.class);
      for (AgentOutput.Batch batch : output.batches()) {
        ends.put(
            batch.topic(),
            context
                .log()
                .append(batch.topic(), batch.events(), event -> {})
                .toCompletableFuture()
                .join());
      }
      return output.answer().orElseGet(() -> new Answer.Done(order.id(), order.agent(), ends));
    }

    /** Publishes some of what an order leads to, and no more. */
    void leaveHalf(RunContext context, Order order, SplittableRandom random) {
      if (answered.containsKey(order.id())) {
        return;
      }
      AgentOutput output = agent.act(state, order).toCompletableFuture().join().output();
      for (AgentOutput.Batch batch : output.batches()) {
        List<? extends Event> all = batch.events().toList();
        int some = random.nextInt(all.size() + 1);
        context
            .log()
            .publishAll(batch.topic(), all.subList(0, some).stream())
            .toCompletableFuture()
            .join();
        if (some < all.size()) {
          return;
        }
      }
    }
  }

  private UnreliableHost(RunContext context, long seed, RunState state, List<RunAgent<?>> agents) {
    this.context = context;
    this.random = new SplittableRandom(seed);
    this.state = state;
    agents.forEach(agent -> this.agents.put(agent.name(), new Desk<>(agent)));
  }

  /** A run that has not begun. */
  UnreliableHost(RunContext context, long seed) {
    this(context, seed, RunState.of(context, StartOptions.PLAIN), RunAgent.all(context));
  }

  /** A run of which the log has a part. */
  static UnreliableHost continuing(RunContext context, long seed) {
    PastRun past = PastRun.of(context.log());
    return new UnreliableHost(
        context,
        seed,
        RunState.continuing(context, StartOptions.PLAIN, past),
        RunAgent.all(context, past.closed()));
  }

  /**
   * Goes on until the run ends.
   *
   * @param endAt after how many signals it is ordered to end; empty never to order that
   * @return the events of the control topic
   */
  List<ControlEvent> run(Optional<Integer> endAt) {
    take(new Signal.Begin());
    while (!isOver()) {
      if (!ordered && endAt.isPresent() && signals >= endAt.get()) {
        ordered = true;
        take(new Signal.End(ControlEvent.Status.ABORTED, "enough"));
      } else {
        step();
      }
    }
    return events;
  }

  /**
   * Goes on until the run is cut off, or ends before that.
   *
   * @param cutAt after how many signals
   * @return whether it has ended
   */
  boolean runUntil(int cutAt) {
    take(new Signal.Begin());
    while (!isOver() && signals < cutAt) {
      step();
    }
    if (!isOver()) {
      for (Order order : orders) {
        agents.get(order.agent()).leaveHalf(context, order, random);
      }
    }
    return isOver();
  }

  /** What an agent keeps now. */
  Object kept(String agent) {
    return agents.get(agent).state;
  }

  private boolean isOver() {
    return !events.isEmpty() && events.get(events.size() - 1) instanceof RunEnded;
  }

  private void step() {
    if (!orders.isEmpty() && (answers.isEmpty() || random.nextBoolean())) {
      perform();
    } else {
      answer();
    }
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
    follow(step);
    if (!step.events().isEmpty()) {
      follow(state.next(new Signal.Logged(step.events())));
    }
  }

  private void follow(RunTransition step) {
    state = step.state();
    events.addAll(step.events());
    context.log().publishAll(Topic.CONTROL, step.events().stream()).toCompletableFuture().join();
    orders.addAll(step.orders());
  }
}
