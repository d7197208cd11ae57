package wellspring.agents.agent;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import wellspring.agents.context.AsyncWork;
import wellspring.agents.context.RunContext;
import wellspring.agents.protocol.Answer;
import wellspring.agents.protocol.Order;

/**
 * The actor of any agent: it has orders carried out on threads for work, keeps what the agent
 * keeps, and answers. An order that is given again while it is under way is answered once; after
 * that it gets the same answer again, as long as its round lasts.
 *
 * @param <S> what the agent keeps
 */
public final class AgentActor<S> extends AbstractBehavior<AgentActor.Command> {

  /** What the actor understands. */
  public sealed interface Command {}

  /** An order, and who wants to know how it ended. */
  public record Perform(Order order, ActorRef<Answer> replyTo) implements Command {}

  private record Ended<S>(Perform perform, Answer answer, UnaryOperator<S> change)
      implements Command {}

  private final RunContext run;
  private final Agent<S> agent;
  private final Set<String> underWay = new HashSet<>();
  private final Map<String, Answer> answers = new HashMap<>();
  private int round;
  private S state;

  private AgentActor(ActorContext<Command> context, RunContext run, Agent<S> agent, S state) {
    super(context);
    this.run = run;
    this.agent = agent;
    this.state = state;
  }

  /**
   * The actor of an agent.
   *
   * @param state what the agent keeps before its next order
   */
  public static <S> Behavior<Command> create(RunContext run, Agent<S> agent, S state) {
    return Behaviors.setup(context -> new AgentActor<>(context, run, agent, state));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Perform.class, this::onPerform)
        .onMessage(Ended.class, this::onEnded)
        .build();
  }

  private Behavior<Command> onPerform(Perform perform) {
    Order order = perform.order();
    if (order.round() < round) {
      return this; // it was answered, or it does not matter any more
    }
    if (order.round() > round) {
      round = order.round();
      answers.clear();
      run.outside().enter(round);
    }
    if (answers.containsKey(order.id())) {
      perform.replyTo().tell(answers.get(order.id()));
    } else if (underWay.add(order.id())) {
      act(perform);
    }
    return this;
  }

  private void act(Perform perform) {
    getContext()
        .pipeToSelf(
            carriedOut(perform, state),
            (ended, error) -> error == null ? ended : failed(perform, error));
  }

  /** Fails, and never throws: who cannot work has to say so. */
  private CompletionStage<Ended<S>> carriedOut(Perform perform, S now) {
    Order order = perform.order();
    try {
      return AsyncWork.run(run.work(), () -> agent.act(now, order))
          .thenComposeAsync(
              work ->
                  work.output()
                      .publish(run.log(), order)
                      .thenApply(answer -> new Ended<>(perform, answer, work.change())),
              run.work());
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private Ended<S> failed(Perform perform, Throwable error) {
    Throwable cause = AsyncWork.cause(error);
    Order order = perform.order();
    getContext().getLog().info("{} failed", order.id(), cause);
    return new Ended<>(
        perform,
        new Answer.Failed(order.id(), order.agent(), AsyncWork.reason(cause)),
        UnaryOperator.identity());
  }

  @SuppressWarnings("unchecked") // only this actor makes one
  private Behavior<Command> onEnded(Ended<?> ended) {
    state = ((Ended<S>) ended).change().apply(state);
    String order = ended.perform().order().id();
    underWay.remove(order);
    answers.put(order, ended.answer());
    ended.perform().replyTo().tell(ended.answer());
    return this;
  }
}
