package wellspring.agents.night;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import wellspring.agents.agent.MovingAgent;
import wellspring.agents.conductor.AgentHost;
import wellspring.agents.conductor.AgentRecall;
import wellspring.agents.context.RunContext;
import wellspring.agents.protocol.Answer;
import wellspring.agents.protocol.Order;
import wellspring.agents.protocol.OrderSheet;
import wellspring.agents.round.RoundOrders;

/**
 * Places between which agents move by chance, with all that a network can do to their messages:
 * sheets and answers get lost, sheets come twice, and an agent that has moved away may go on at its
 * old place all the same, and get sheets there.
 */
final class MovingHost implements AgentHost {
  private static final long REPEAT_MICROS = 400;
  private static final int PLACES_MAX = 2;

  private final NightSystem system;
  private final Supplier<RunContext> places;
  private final Consumer<Answer> answers;
  private final SplittableRandom random;
  private final RoundOrders orders = new RoundOrders();
  private final Map<String, List<ActorRef<MovingAgent.Command>>> actors = new HashMap<>();
  private final ActorRef<Answer> replyTo;
  private final int moving;
  private final int losing;
  private boolean open = true;
  private int moves;

  /** Since an answer came that was awaited: who is slow is asked ever more seldom. */
  private int repeats;

  /**
   * @param places makes what agents share at a new place
   */
  MovingHost(
      NightSystem system,
      Supplier<RunContext> places,
      Consumer<Answer> answers,
      SplittableRandom random) {
    this.system = system;
    this.places = places;
    this.answers = answers;
    this.random = random;
    this.moving = 3 + random.nextInt(30);
    this.losing = 2 + random.nextInt(10);
    this.replyTo =
        system.spawn(
            Behaviors.receiveMessage(
                answer -> {
                  heard(answer);
                  return Behaviors.same();
                }));
    repeat();
  }

  /** How often an agent has come to another place. */
  int moves() {
    return moves;
  }

  @Override
  public void give(Order order) {
    send(orders.give(order));
  }

  private void repeat() {
    if (open) {
      orders.open().forEach(this::send);
      repeats++;
      var unused = system.time().timer(repeats * REPEAT_MICROS, this::repeat);
    }
  }

  private void heard(Answer answer) {
    if (open && random.nextInt(losing) > 0) {
      repeats = orders.answered(answer) ? 0 : repeats;
      answers.accept(answer);
    }
  }

  private void send(OrderSheet sheet) {
    List<ActorRef<MovingAgent.Command>> all =
        actors.computeIfAbsent(sheet.agent(), name -> new ArrayList<>());
    if (all.isEmpty() || random.nextInt(moving) == 0) {
      move(sheet.agent(), all);
    }
    for (ActorRef<MovingAgent.Command> actor : all) {
      boolean isHere = actor == all.get(all.size() - 1);
      if (isHere ? random.nextInt(losing) > 0 : random.nextInt(3) == 0) {
        actor.tell(new MovingAgent.Perform(sheet, replyTo));
      }
    }
  }

  private void move(String agent, List<ActorRef<MovingAgent.Command>> all) {
    moves++;
    if (all.size() >= PLACES_MAX || (!all.isEmpty() && random.nextBoolean())) {
      system.stop(all.remove(0));
    }
    RunContext place = places.get();
    all.add(system.spawn(AgentRecall.behavior(() -> place, place.work(), agent)));
  }

  /** Nobody is told anything any more; agents that are at work go on. */
  void forget() {
    open = false;
  }

  /** All places are gone. */
  void close() {
    forget();
    actors.values().forEach(all -> all.forEach(system::stop));
    system.stop(replyTo);
  }
}
