package wellspring.infra.node;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import wellspring.agents.protocol.Answer;
import wellspring.agents.protocol.Order;
import wellspring.agents.protocol.OrderSheet;
import wellspring.agents.round.RoundOrders;
import wellspring.agents.scenario.Scenario;
import wellspring.infra.node.NodeMessage.Asked;
import wellspring.infra.node.NodeMessage.Lives;

/**
 * Takes the orders of one attempt at a run to agents, wherever they live, and says each again until
 * it is answered.
 */
final class OrderDispatcher extends AbstractBehavior<OrderDispatcher.Command> {
  private static final Duration PAUSE = Duration.ofMillis(500);

  /** Room in a message for what is around it, in bytes. */
  private static final int FRAME_BYTES = 8 << 10;

  /** What the actor understands. */
  interface Command {}

  /** An order of the conductor. */
  record Give(Order order) implements Command {}

  private record Heard(Answer answer) implements Command {}

  private enum Pause implements Command {
    OVER
  }

  /**
   * What a dispatcher works with.
   *
   * @param answers is told what agents answer
   * @param places is told, by agent, on which nodes they live, when that changes
   */
  record Attempt(
      Scenario scenario,
      int number,
      Consumer<Answer> answers,
      Consumer<Map<String, String>> places) {}

  private final Attempt attempt;
  private final ClusterSharding agents;
  private final Serialization serialization;
  private final ActorRef<Answer> replyTo;
  private final RoundOrders orders = new RoundOrders();
  private final Map<String, String> places = new TreeMap<>();

  private OrderDispatcher(ActorContext<Command> context, Attempt attempt) {
    super(context);
    this.attempt = attempt;
    this.agents = ClusterSharding.get(context.getSystem());
    this.serialization = SerializationExtension.get(context.getSystem().classicSystem());
    this.replyTo = context.messageAdapter(Answer.class, Heard::new);
  }

  static Behavior<Command> create(Attempt attempt) {
    return Behaviors.withTimers(
        timers -> {
          timers.startTimerWithFixedDelay(Pause.OVER, PAUSE);
          return Behaviors.setup(context -> new OrderDispatcher(context, attempt));
        });
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Give.class, this::onGive)
        .onMessage(Heard.class, this::onHeard)
        .onMessage(Lives.class, this::onLives)
        .onMessageEquals(Pause.OVER, this::onPause)
        .build();
  }

  private Behavior<Command> onGive(Give give) {
    send(orders.give(give.order()));
    return this;
  }

  private Behavior<Command> onHeard(Heard heard) {
    if (orders.answered(heard.answer())) {
      attempt.answers().accept(heard.answer());
    }
    return this;
  }

  private Behavior<Command> onLives(Lives lives) {
    if (!lives.node().equals(places.put(lives.agent(), lives.node()))) {
      attempt.places().accept(new TreeMap<>(places));
    }
    return this;
  }

  private Behavior<Command> onPause() {
    orders.open().forEach(this::send);
    return this;
  }

  private void send(OrderSheet sheet) {
    Asked asked = new Asked(attempt.number(), sheet, replyTo, getContext().getSelf().narrow());
    int bytes = serialization.serialize(asked).get().length;
    if (bytes > NodeConfig.MESSAGE_BYTES_MAX - FRAME_BYTES) {
      sheet.open().forEach(order -> getContext().getSelf().tell(new Heard(tooLarge(order, bytes))));
      return;
    }
    agents.entityRefFor(AgentIds.TYPE, AgentIds.of(attempt.scenario(), sheet.agent())).tell(asked);
  }

  private static Answer tooLarge(Order order, int bytes) {
    return new Answer.Failed(
        order.id(),
        order.agent(),
        "what the round asks of it has %,d bytes, more than the %,d that go from node to node: run it on one node"
            .formatted(bytes, NodeConfig.MESSAGE_BYTES_MAX));
  }
}
