package wellspring.agents.night;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.pekko.actor.PoisonPill;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Adapter;
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
final class MovingHost implements AgentHost, AutoCloseable {
  private static final Duration REPEAT = Duration.ofMillis(3);

  private final Supplier<RunContext> places;
  private final Consumer<Answer> answers;
  private final SplittableRandom random;
  private final RoundOrders orders = new RoundOrders();
  private final Map<String, List<ActorRef<MovingAgent.Command>>> actors = new HashMap<>();
  private final ActorSystem<Start> system = ActorSystem.create(starter(), "places");
  private final ActorRef<Answer> replyTo;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final AtomicInteger moves;

  private record Start(
      Behavior<MovingAgent.Command> behavior, Consumer<ActorRef<MovingAgent.Command>> started) {}

  /**
   * @param places makes what agents share at a new place
   * @param moves counts how often an agent moves
   */
  MovingHost(
      Supplier<RunContext> places,
      Consumer<Answer> answers,
      SplittableRandom random,
      AtomicInteger moves) {
    this.places = places;
    this.answers = answers;
    this.random = random;
    this.moves = moves;
    this.replyTo =
        system.systemActorOf(
            Behaviors.receiveMessage(
                answer -> {
                  heard(answer);
                  return Behaviors.same();
                }),
            "answers",
            Props.empty());
    var unused =
        clock.scheduleAtFixedRate(
            this::repeat, REPEAT.toMillis(), REPEAT.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Behavior<Start> starter() {
    return Behaviors.setup(
        context ->
            Behaviors.receiveMessage(
                start -> {
                  start.started().accept(context.spawnAnonymous(start.behavior()));
                  return Behaviors.same();
                }));
  }

  @Override
  public synchronized void give(Order order) {
    send(orders.give(order));
  }

  private synchronized void repeat() {
    orders.open().forEach(this::send);
  }

  private synchronized void heard(Answer answer) {
    if (random.nextInt(4) > 0) {
      var unused = orders.answered(answer);
      answers.accept(answer);
    }
  }

  private void send(OrderSheet sheet) {
    List<ActorRef<MovingAgent.Command>> all =
        actors.computeIfAbsent(sheet.agent(), name -> new ArrayList<>());
    if (all.isEmpty() || random.nextInt(5) == 0) {
      move(sheet.agent(), all);
    }
    for (ActorRef<MovingAgent.Command> actor : all) {
      boolean isLast = actor == all.get(all.size() - 1);
      if (random.nextInt(isLast ? 4 : 3) > (isLast ? 0 : 1)) {
        actor.tell(new MovingAgent.Perform(sheet, replyTo));
      }
    }
  }

  private void move(String agent, List<ActorRef<MovingAgent.Command>> all) {
    moves.incrementAndGet();
    if (all.size() > 1) {
      Adapter.toClassic(all.remove(0))
          .tell(PoisonPill.getInstance(), org.apache.pekko.actor.ActorRef.noSender());
    }
    var made = new CompletableFuture<ActorRef<MovingAgent.Command>>();
    RunContext place = places.get();
    system.tell(new Start(AgentRecall.behavior(() -> place, place.work(), agent), made::complete));
    all.add(made.join());
  }

  @Override
  public void close() {
    clock.shutdownNow();
    system.terminate();
  }
}
