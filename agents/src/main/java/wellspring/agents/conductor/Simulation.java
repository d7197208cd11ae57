package wellspring.agents.conductor;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorSystem;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.world.Progress;
import wellspring.agents.world.World;

/** A run under way. */
public final class Simulation implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ActorSystem<Conductor.Command> system;
  private final CompletableFuture<RunEnded> ended;

  private Simulation(ActorSystem<Conductor.Command> system, CompletableFuture<RunEnded> ended) {
    this.system = system;
    this.ended = ended;
  }

  /**
   * Starts a run.
   *
   * @param threads how many threads the actors share, at least 1; the result does not depend on it
   * @param progress is told how far the work has come, on an actor's thread: it must be quick
   */
  public static Simulation start(World world, int threads, Consumer<Progress> progress) {
    CompletableFuture<RunEnded> ended = new CompletableFuture<>();
    ActorSystem<Conductor.Command> system =
        ActorSystem.create(Conductor.create(world, progress, ended), "wellspring", config(threads));
    system
        .getWhenTerminated()
        .whenComplete(
            (done, error) ->
                ended.completeExceptionally(
                    new IllegalStateException("the conductor stopped before the run had ended")));
    return new Simulation(system, ended);
  }

  /** How the run ended; completes whatever happens. */
  public CompletionStage<RunEnded> ended() {
    return ended;
  }

  /** Ends the run before its time; a round that is being closed is closed first. */
  public void end(Status status, String reason) {
    system.tell(new Conductor.End(status, reason));
  }

  /** Stops the actors and waits for them. */
  @Override
  public void close() {
    system.terminate();
    system
        .getWhenTerminated()
        .toCompletableFuture()
        .completeOnTimeout(null, PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .join();
  }

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
            """
                .formatted(threads))
        .withFallback(ConfigFactory.load());
  }
}
