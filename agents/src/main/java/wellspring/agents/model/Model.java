package wellspring.agents.model;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import wellspring.agents.agent.Agent;
import wellspring.agents.agent.AgentOutput;
import wellspring.agents.context.ReleaseReader;
import wellspring.agents.context.RunContext;
import wellspring.agents.event.ControlEvent.RoundClosed;
import wellspring.agents.event.Event;
import wellspring.agents.event.EventIds;
import wellspring.agents.event.ModelTrained;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.event.Topic;
import wellspring.agents.model.ModelLifecycle.Generation;
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
    this.trainer = new Trainer(context, name, context.checkpoints(), context.learners().watcher());
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
    return trainer
        .learn(before, order.round(), readings(order.round(), order.documents(), order.corpora()))
        .thenApply(learned -> released(learned, order.round()));
  }

  private List<TrainingDocument> readings(int round, OffsetRange documents, OffsetRange corpora) {
    return TrainingDocument.all(
        context.documents().corpus(round, documents, corpora, name), context.language());
  }

  private OrderResult<ModelLifecycle> released(Trainer.LearningResult learned, int round) {
    Stream<Event> events =
        Stream.concat(
            learned.released().stream().map(generation -> trainer.release(generation, round)),
            learned.life().heldBack(round).stream().map(generation -> trained(generation, round)));
    return new OrderResult<>(AgentOutput.of(Topic.RELEASES, events), unused -> learned.life());
  }

  private ModelTrained trained(Generation generation, int round) {
    return new ModelTrained(
        EventIds.training(round, name, name),
        name,
        round,
        name,
        generation.number(),
        generation.model().checkpoint());
  }

  @Override
  public ModelLifecycle after(ModelLifecycle life, RoundClosed closed) {
    List<TrainingDocument> corpus =
        readings(closed.round(), closed.slice(Topic.DOCUMENTS), closed.slice(Topic.CORPORA));
    ReleaseReader releases =
        ReleaseReader.of(context.log(), closed.round(), closed.slice(Topic.RELEASES));
    return trainer
        .recall(life, closed.round(), corpus, number -> releases.checkpoint(name, number))
        .life();
  }
}
