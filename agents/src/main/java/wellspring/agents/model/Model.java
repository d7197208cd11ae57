package wellspring.agents.model;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import wellspring.agents.agent.Agent;
import wellspring.agents.agent.Output;
import wellspring.agents.event.ModelReleased;
import wellspring.agents.event.Topic;
import wellspring.agents.protocol.Order;
import wellspring.agents.world.Corpus;
import wellspring.agents.world.CorpusReader;
import wellspring.agents.world.World;

/** A language model among the agents: it writes, and it retrains on what its curator gives it. */
public final class Model implements Agent<Lifecycle> {
  private final World world;
  private final String name;
  private final Trainer trainer;

  /** The model that the scenario has under this name. */
  public Model(World world, String name) {
    this.world = world;
    this.name = name;
    this.trainer =
        new Trainer(
            world.seed(),
            name,
            world.scenario().models().get(name),
            world.learners().of(name),
            world.learners().watcher());
  }

  @Override
  public Lifecycle blank() {
    return Lifecycle.untrained();
  }

  @Override
  public CompletionStage<Work<Lifecycle>> act(Lifecycle life, Order order) {
    if (order instanceof Order.Write write) {
      return CompletableFuture.completedStage(
          Work.of(Output.of(Topic.DOCUMENTS, trainer.write(life, write.round()).stream())));
    } else if (order instanceof Order.Learn learn) {
      return learn(life, learn);
    }
    throw Agent.unknown(order);
  }

  private CompletionStage<Work<Lifecycle>> learn(Lifecycle before, Order.Learn order) {
    Corpus corpus =
        CorpusReader.read(
            world.log(), world.documents().of(order.documents()), order.corpora(), name);
    List<Reading> readings = Reading.all(corpus, world.language());
    return trainer
        .learn(before, order.round(), readings)
        .thenApplyAsync(learned -> released(learned, order.round()), world.work());
  }

  private Work<Lifecycle> released(Trainer.Learned learned, int round) {
    List<ModelReleased> releases =
        learned.released().stream()
            .map(
                generation ->
                    trainer.release(
                        generation, round, world.checkpoints().save(generation.model())))
            .toList();
    return new Work<>(Output.of(Topic.RELEASES, releases.stream()), unused -> learned.life());
  }
}
