package wellspring.agents.agent;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import wellspring.agents.crash.CrashPoint;
import wellspring.agents.event.Event;
import wellspring.agents.event.Topic;
import wellspring.agents.log.EventLog;
import wellspring.agents.protocol.Answer;
import wellspring.agents.protocol.Order;

/**
 * What an agent publishes because of an order, and what it answers then.
 *
 * @param batches one after the other
 * @param located the topic in which other agents read it; empty if none does
 * @param answer what is answered; empty to answer that it is done
 */
public record AgentOutput(List<Batch> batches, Optional<Topic> located, Optional<Answer> answer) {

  /**
   * Events of one topic.
   *
   * @param events gone through once
   */
  public record Batch(Topic topic, Stream<? extends Event> events) {}

  /** Events that others look for. */
  public static AgentOutput of(Topic topic, Stream<? extends Event> events) {
    return new AgentOutput(List.of(new Batch(topic, events)), Optional.of(topic), Optional.empty());
  }

  /** Events that no agent of the run reads. */
  public static AgentOutput of(List<Batch> batches) {
    return new AgentOutput(batches, Optional.empty(), Optional.empty());
  }

  /** An answer, and no events. */
  public static AgentOutput of(Answer answer) {
    return new AgentOutput(List.of(), Optional.empty(), Optional.of(answer));
  }

  /**
   * Publishes.
   *
   * @param work runs what may block
   * @return the answer, once the log has everything
   */
  CompletionStage<Answer> publish(EventLog log, Order order, Executor work) {
    CrashPoint.OUTPUT_DUE.reached();
    CompletionStage<Void> published = CompletableFuture.completedStage(null);
    for (Batch batch : batches) {
      published =
          published
              .thenCompose(done -> log.publishAll(batch.topic(), batch.events()))
              .thenRun(CrashPoint.BATCH_PUBLISHED::reached);
    }
    return answer.isPresent()
        ? published.thenApply(done -> answer.get())
        : published.thenApplyAsync(done -> done(log, order), work);
  }

  /** May block. */
  private Answer done(EventLog log, Order order) {
    CrashPoint.OUTPUT_PUBLISHED.reached();
    return new Answer.Done(
        order.id(),
        order.agent(),
        located.map(topic -> Map.of(topic, log.end(topic))).orElse(Map.of()));
  }
}
