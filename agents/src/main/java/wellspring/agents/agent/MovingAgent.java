package wellspring.agents.agent;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import wellspring.agents.context.AsyncWork;
import wellspring.agents.protocol.Answer;
import wellspring.agents.protocol.Order;
import wellspring.agents.protocol.OrderSheet;

/**
 * The actor of an agent that may live at several places, one after the other, and by mistake at two
 * at once. It goes by {@link OrderSheet}s.
 *
 * <p>What it keeps it has from the log: it reads of the closed rounds when its first sheet comes,
 * and again if a sheet shows that not all of the round before was done here. What others have done
 * of the round under way it does once more, one order after the other, so that each sees what the
 * one before has changed; the same events come of it, and readers drop them. Then it does what is
 * awaited.
 */
public final class MovingAgent extends AbstractBehavior<MovingAgent.Command> {

  /** What the actor understands. */
  public sealed interface Command {}

  /** What a round asks of the agent, and who wants to know how that ended. */
  public record Perform(OrderSheet sheet, ActorRef<Answer> replyTo) implements Command {}

  private record Recalled(int round, Behavior<AgentActor.Command> agent) implements Command {}

  private record NotRecalled(int round, String reason) implements Command {}

  private record Answered(Answer answer) implements Command {}

  private final Executor work;
  private final IntFunction<Behavior<AgentActor.Command>> recall;
  private final ActorRef<Answer> own;
  private final Map<String, Answer> answers = new HashMap<>();
  private final Set<String> underWay = new HashSet<>();
  private Optional<ActorRef<AgentActor.Command>> agent = Optional.empty();
  private Optional<Perform> asked = Optional.empty();
  private boolean recalling;

  private MovingAgent(
      ActorContext<Command> context,
      Executor work,
      IntFunction<Behavior<AgentActor.Command>> recall) {
    super(context);
    this.work = work;
    this.recall = recall;
    this.own = context.messageAdapter(Answer.class, Answered::new);
  }

  /**
   * The actor of an agent.
   *
   * @param work runs what would hold an actor's thread up
   * @param recall makes the agent as it is before a round; may block
   */
  public static Behavior<Command> create(
      Executor work, IntFunction<Behavior<AgentActor.Command>> recall) {
    return Behaviors.setup(context -> new MovingAgent(context, work, recall));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Perform.class, this::onPerform)
        .onMessage(Recalled.class, this::onRecalled)
        .onMessage(NotRecalled.class, this::onNotRecalled)
        .onMessage(Answered.class, this::onAnswered)
        .onSignal(ChildFailed.class, this::onLost)
        .build();
  }

  private Behavior<Command> onPerform(Perform perform) {
    OrderSheet sheet = perform.sheet();
    int round = round();
    if (sheet.round() < round) {
      return this; // it was answered, or it does not matter any more
    }
    asked = Optional.of(perform);
    if (sheet.round() > round) {
      boolean follows =
          agent.isPresent()
              && sheet.round() == round + 1
              && answers.keySet().containsAll(sheet.before());
      answers.clear();
      underWay.clear();
      if (!follows) {
        forget();
      }
    }
    if (agent.isEmpty() && !recalling) {
      recall(sheet.round());
    }
    sheet.open().stream()
        .map(order -> answers.get(order.id()))
        .filter(known -> known != null)
        .forEach(perform.replyTo()::tell);
    return goOn();
  }

  private int round() {
    return asked.map(last -> last.sheet().round()).orElse(-1);
  }

  private void forget() {
    agent.ifPresent(
        actor -> {
          getContext().unwatch(actor);
          getContext().stop(actor);
        });
    agent = Optional.empty();
  }

  private void recall(int round) {
    recalling = true;
    getContext()
        .pipeToSelf(
            CompletableFuture.supplyAsync(() -> recall.apply(round), work),
            (found, error) ->
                error == null
                    ? new Recalled(round, found)
                    : new NotRecalled(round, AsyncWork.reason(error)));
  }

  private Behavior<Command> onRecalled(Recalled recalled) {
    recalling = false;
    if (recalled.round() != round()) {
      recall(round()); // the run has gone on meanwhile
    } else {
      ActorRef<AgentActor.Command> actor = getContext().spawnAnonymous(recalled.agent());
      getContext().watch(actor);
      agent = Optional.of(actor);
    }
    return goOn();
  }

  private Behavior<Command> onNotRecalled(NotRecalled failure) {
    recalling = false;
    if (failure.round() == round()) {
      fail("it cannot go on at another place: " + failure.reason());
    } else {
      recall(round());
    }
    return this;
  }

  /** Does what is awaited, once all is done here that others have done. */
  private Behavior<Command> goOn() {
    if (agent.isEmpty() || asked.isEmpty()) {
      return this;
    }
    OrderSheet sheet = asked.get().sheet();
    List<Order> missing =
        sheet.done().stream().filter(order -> !answers.containsKey(order.id())).toList();
    if (missing.isEmpty()) {
      sheet.open().forEach(this::act);
    } else if (underWay.isEmpty()) {
      act(missing.get(0));
    }
    return this;
  }

  private void act(Order order) {
    if (!answers.containsKey(order.id()) && underWay.add(order.id())) {
      agent.orElseThrow().tell(new AgentActor.Perform(order, own));
    }
  }

  private Behavior<Command> onAnswered(Answered message) {
    Answer answer = message.answer();
    if (!underWay.remove(answer.order())) {
      return this; // of an earlier round
    }
    boolean again =
        asked.orElseThrow().sheet().done().stream()
            .anyMatch(order -> order.id().equals(answer.order()));
    if (again && answer instanceof Answer.Failed failed) {
      fail("what it had done could not be done once more: " + failed.reason());
      return this;
    }
    answers.put(answer.order(), answer);
    asked.orElseThrow().replyTo().tell(answer);
    return goOn();
  }

  private Behavior<Command> onLost(ChildFailed signal) {
    agent = Optional.empty();
    fail("it is gone: " + AsyncWork.reason(AsyncWork.cause(signal.cause())));
    return this;
  }

  private void fail(String reason) {
    Perform last = asked.orElseThrow();
    last.sheet()
        .open()
        .forEach(
            order -> last.replyTo().tell(new Answer.Failed(order.id(), order.agent(), reason)));
  }
}
