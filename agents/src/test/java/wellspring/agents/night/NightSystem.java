package wellspring.agents.night;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import scala.concurrent.ExecutionContext;
import wellspring.agents.agent.AgentActor;
import wellspring.agents.conductor.RunningSimulation;
import wellspring.agents.conductor.SimulationInsides;
import wellspring.agents.conductor.SimulationStart;
import wellspring.agents.conductor.SimulationSystem;
import wellspring.agents.protocol.Answer;

/** The actors of simulated nights, which all go by one {@link VirtualTime}. */
final class NightSystem implements AutoCloseable {
  /** Where the configuration says whose parts Pekko makes. */
  static final String NAME = "wellspring.night";

  private static final Map<String, NightSystem> ALL = new ConcurrentHashMap<>();

  private final VirtualTime time;
  private final SimulationSystem simulations;

  /** Gives orders again, by their ids; an answer is lost once at most. */
  private final Map<String, Runnable> orders = new HashMap<>();

  private ActorSystem actors;
  private int spawned;
  private ActorRef conductor;
  private SplittableRandom random = new SplittableRandom(0);
  private double repeated;

  private NightSystem(VirtualTime time) {
    this.time = time;
    ALL.put(time.name(), this);
    this.simulations = SimulationInsides.open(setup(time));
  }

  static NightSystem open() {
    VirtualTime time = VirtualTime.open();
    NightSystem night = new NightSystem(time);
    time.simulate();
    return night;
  }

  static NightSystem named(String name) {
    return ALL.get(name);
  }

  private static BootstrapSetup setup(VirtualTime time) {
    Config config =
        ConfigFactory.parseString(
                """
                %1$s = %2$s
                pekko.loglevel = OFF
                pekko.stdout-loglevel = OFF
                pekko.log-dead-letters = off
                pekko.jvm-exit-on-fatal-error = off
                pekko.jvm-shutdown-hooks = off
                pekko.coordinated-shutdown.run-by-jvm-shutdown-hook = off
                pekko.coordinated-shutdown.run-by-actor-system-terminate = off
                pekko.scheduler.implementation = %3$s
                pekko.scheduler.%1$s = %2$s
                pekko.actor.default-dispatcher.throughput = 1
                pekko.actor.internal-dispatcher = pekko.actor.default-dispatcher
                pekko.actor.typed.default-mailbox.mailbox-type = %4$s
                """
                    .formatted(
                        NAME,
                        time.name(),
                        VirtualScheduler.class.getName(),
                        RepeatingMailbox.class.getName()))
            .withFallback(ConfigFactory.load(NightSystem.class.getClassLoader()));
    return BootstrapSetup.create(config)
        .withClassloader(NightSystem.class.getClassLoader())
        .withDefaultExecutionContext(ExecutionContext.fromExecutor(time));
  }

  VirtualTime time() {
    return time;
  }

  /** From now on such a share of orders and answers arrives twice, and of answers is lost. */
  void repeat(SplittableRandom chance, double share) {
    this.random = chance;
    this.repeated = share;
  }

  /** Starts a run. */
  RunningSimulation start(SimulationStart start) {
    orders.clear();
    var begun = SimulationInsides.begin(simulations, start).toCompletableFuture();
    while (!begun.isDone() && time.step()) {}
    Violation.unless(begun.isDone(), "progress", "the run does not begin");
    return begun.join();
  }

  /** Another actor, apart from a run's. */
  <M> org.apache.pekko.actor.typed.ActorRef<M> spawn(Behavior<M> behavior) {
    Props props = Adapter.props(() -> behavior);
    return Adapter.toTyped(((ExtendedActorSystem) actors).systemActorOf(props, "own-" + spawned++));
  }

  /** Stops such an actor. */
  void stop(org.apache.pekko.actor.typed.ActorRef<?> actor) {
    actors.stop(Adapter.toClassic(actor));
  }

  /** Stops a run's conductor; what else there is goes on. */
  void lose() {
    actors.stop(conductor);
  }

  /** Stops a run's actors at once, with all that they would still have done. */
  void kill() {
    actors.stop(conductor);
    time.drain();
  }

  /** Leaves nothing of a schedule that was broken off. */
  void abandon() {
    repeated = 0;
    kill();
  }

  /** An actor has a mailbox from now on. */
  void made(ActorSystem system, ActorRef actor) {
    actors = system;
    if (actor.path().parent().name().equals("user")) {
      conductor = actor;
    }
  }

  /** An order is on its way: it may arrive again. */
  void ordered(ActorRef agent, AgentActor.Perform order) {
    orders.putIfAbsent(order.order().id(), () -> agent.tell(order, ActorRef.noSender()));
    if (happens()) {
      again(() -> agent.tell(order, ActorRef.noSender()));
    }
  }

  /**
   * An answer is on its way: it may arrive again, or be lost, and then its order is given again.
   *
   * @return whether it arrives
   */
  boolean answered(ActorRef receiver, Object message, Answer answer) {
    Runnable order = orders.get(answer.order());
    if (order != null && happens()) {
      orders.remove(answer.order());
      again(order);
      return false;
    } else if (happens()) {
      again(() -> receiver.tell(message, ActorRef.noSender()));
    }
    return true;
  }

  private boolean happens() {
    return repeated > 0 && random.nextDouble() < repeated;
  }

  private void again(Runnable delivery) {
    time.after(VirtualTime.Part.WORK, delivery);
  }

  @Override
  public void close() {
    time.letGo();
    simulations.close();
    time.close();
    ALL.remove(time.name());
  }
}
