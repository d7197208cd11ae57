package wellspring.agents.conductor;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import wellspring.agents.context.RoundProgress;
import wellspring.agents.context.RunContext;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.steering.StartOptions;

/** Where runs take place: one actor system, for one run or for many at once. */
public final class SimulationSystem implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String SERIALIZERS = "pekko.actor.serializers";
  private static final String BINDINGS = "pekko.actor.serialization-bindings";
  private static final ConfigValue NONE = ConfigValueFactory.fromAnyRef("none");
  private static final ConfigValue NO_SERIALIZER =
      ConfigValueFactory.fromAnyRef(NoSerializer.class.getName());

  private final ActorSystem<Lead> system;

  private SimulationSystem(ActorSystem<Lead> system) {
    this.system = system;
  }

  /**
   * @param threads how many threads the actors share, at least 1; no result depends on it
   */
  public static SimulationSystem open(int threads) {
    return open(BootstrapSetup.create(config(threads)));
  }

  /** One whose threads, clock and mailboxes are what a setup makes them. */
  static SimulationSystem open(BootstrapSetup setup) {
    return new SimulationSystem(
        ActorSystem.create(Behaviors.setup(Host::new), "wellspring", setup));
  }

  /** Starts a run that nobody steers. */
  public RunningSimulation start(RunContext run, Consumer<RoundProgress> progress) {
    return start(SimulationStart.fresh(run, StartOptions.PLAIN, progress));
  }

  /** Starts a run, or goes on with one. */
  public RunningSimulation start(SimulationStart start) {
    return begin(start).toCompletableFuture().join();
  }

  /** Starts a run, or goes on with one, without waiting until it is under way. */
  CompletionStage<RunningSimulation> begin(SimulationStart start) {
    Lead order = new Lead(start, new CompletableFuture<>());
    system.tell(order);
    return order
        .conductor()
        .thenApply(conductor -> new RunningSimulation(conductor, start.ended()));
  }

  /** Stops all actors and waits for them. */
  @Override
  public void close() {
    system.terminate();
    system
        .getWhenTerminated()
        .toCompletableFuture()
        .completeOnTimeout(null, PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .join();
  }

  private record Lead(
      SimulationStart start, CompletableFuture<ActorRef<Conductor.Command>> conductor) {}

  /** The parent of all conductors. One that dies takes no other run along. */
  private static final class Host extends AbstractBehavior<Lead> {
    private final Map<ActorRef<?>, CompletableFuture<RunEnded>> underWay = new HashMap<>();

    Host(ActorContext<Lead> context) {
      super(context);
    }

    @Override
    public Receive<Lead> createReceive() {
      return newReceiveBuilder()
          .onMessage(Lead.class, this::onStart)
          .onSignal(Terminated.class, this::onConductorGone)
          .onSignal(PostStop.class, this::onStop)
          .build();
    }

    private Behavior<Lead> onStart(Lead order) {
      ActorRef<Conductor.Command> conductor =
          getContext().spawnAnonymous(Conductor.create(order.start()));
      getContext().watch(conductor);
      underWay.put(conductor, order.start().ended());
      order.conductor().complete(conductor);
      return this;
    }

    private Behavior<Lead> onStop(PostStop signal) {
      underWay
          .values()
          .forEach(
              ended ->
                  ended.completeExceptionally(
                      new IllegalStateException("the actors were stopped before the run ended")));
      return this;
    }

    private Behavior<Lead> onConductorGone(Terminated signal) {
      underWay
          .remove(signal.getRef())
          .completeExceptionally(
              new IllegalStateException("the conductor stopped before the run had ended"));
      return this;
    }
  }

  private static Config writingNothing(Config known) {
    Config config = known;
    for (String name : known.getObject(SERIALIZERS).keySet()) {
      config = config.withValue(ConfigUtil.joinPath(path(SERIALIZERS, name)), NO_SERIALIZER);
    }
    for (String type : known.getObject(BINDINGS).keySet()) {
      config = config.withValue(ConfigUtil.joinPath(path(BINDINGS, type)), NONE);
    }
    return config;
  }

  private static List<String> path(String parent, String name) {
    List<String> path = new ArrayList<>(ConfigUtil.splitPath(parent));
    path.add(name);
    return path;
  }

  /**
   * Its messages go nowhere, so that nobody writes them: what is on the class path to do so, and to
   * send them, for runs on several nodes, is not even loaded.
   */
  private static Config config(int threads) {
    return ConfigFactory.parseString(
            """
            pekko.loglevel = WARNING
            pekko.stdout-loglevel = OFF
            pekko.jvm-exit-on-fatal-error = off
            pekko.jvm-shutdown-hooks = off
            pekko.coordinated-shutdown.run-by-jvm-shutdown-hook = off
            pekko.coordinated-shutdown.run-by-actor-system-terminate = off
            pekko.actor.default-dispatcher.fork-join-executor.parallelism-min = %1$d
            pekko.actor.default-dispatcher.fork-join-executor.parallelism-max = %1$d
            pekko.library-extensions = ["org.apache.pekko.serialization.SerializationExtension$"]
            """
                .formatted(threads))
        .withFallback(writingNothing(ConfigFactory.load()));
  }
}
