package wellspring.agents.model;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import wellspring.agents.agent.Agent;
import wellspring.agents.agent.AgentOutput;
import wellspring.agents.context.Corpus;
import wellspring.agents.context.CorpusReader;
import wellspring.agents.context.RunContext;
import wellspring.agents.event.ModelReleased;
import wellspring.agents.event.Topic;
import wellspring.agents.protocol.Order;

/** A language model among the agents: it writes, and it retrains on what its curator gives it. */
public final class Model implements Agent<ModelLifecycle> {
  private final RunContext context;
  private final String name;
  private final Trainer trainer;

  /** The model that the scenario has under this name. */
  public Model(RunContext context, String name) {
    this.context = context;
    this.name = name;
    this.trainer =
        new Trainer(
            context.seed(),
            name,
            context.scenario().models().get(name),
            context.learners().of(name),
            context.learners().watcher());
  }

  @Override
  public ModelLifecycle blank() {
    return ModelLifecycle.untrained();
  }

  @Override
  public CompletionStage<OrderResult<ModelLifecycle>> act(ModelLifecycle life, Order order) {
    if (order instanceof Order.Write write) {
      return CompletableFuture.completedStage(
          OrderResult.of(
              AgentOutput.of(Topic.DOCUMENTS, trainer.write(life, write.round()).stream())));
    } else if (order instanceof Order.Learn learn) {
      return learn(life, learn);
    }
    throw Agent.unknown(order);
  }

  private CompletionStage<OrderResult<ModelLifecycle>> learn(
      ModelLifecycle before, Order.Learn order) {
    Corpus corpus =
        CorpusReader.read(
            context.log(), context.documents().of(order.documents()), order.corpora(), name);
    List<TrainingDocument> readings = TrainingDocument.all(corpus, context.language());
    return trainer
        .learn(before, order.round(), readings)
        .thenApplyAsync(learned -> released(learned, order.round()), context.work());
  }

  private OrderResult<ModelLifecycle> released(Trainer.LearningResult learned, int round) {
    List<ModelReleased> releases =
        learned.released().stream()
            .map(
                generation ->
                    trainer.release(
                        generation, round, context.checkpoints().save(generation.model())))
            .toList();
    return new OrderResult<>(
        AgentOutput.of(Topic.RELEASES, releases.stream()), unused -> learned.life());
  }
}
