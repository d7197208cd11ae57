package wellspring.agents.agent;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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
 * @param batches each of another topic
 * @param answer what is answered; empty to answer that it is done
 */
public record AgentOutput(List<Batch> batches, Optional<Answer> answer) {

  /**
   * Events of one topic.
   *
   * @param events gone through once
   */
  public record Batch(Topic topic, Stream<? extends Event> events) {}

  /** Events of one topic. */
  public static AgentOutput of(Topic topic, Stream<? extends Event> events) {
    return of(List.of(new Batch(topic, events)));
  }

  /** Events of several topics. */
  public static AgentOutput of(List<Batch> batches) {
    return new AgentOutput(batches, Optional.empty());
  }

  /** An answer, and no events. */
  public static AgentOutput of(Answer answer) {
    return new AgentOutput(List.of(), Optional.of(answer));
  }

  /**
   * Hands the events over to the log.
   *
   * @return the answer, once the log can be asked for everything
   */
  CompletionStage<Answer> publish(EventLog log, Order order) {
    CrashPoint.OUTPUT_DUE.reached();
    CompletionStage<Map<Topic, List<Long>>> appended =
        CompletableFuture.completedStage(new EnumMap<>(Topic.class));
    for (Batch batch : batches) {
      CompletionStage<List<Long>> next = log.append(batch.topic(), batch.events(), logged -> {});
      CrashPoint.BATCH_PUBLISHED.reached();
      appended = appended.thenCombine(next, (ends, end) -> with(ends, batch.topic(), end));
    }
    return appended.thenApply(
        ends -> {
          CrashPoint.OUTPUT_PUBLISHED.reached();
          return answer.orElseGet(() -> new Answer.Done(order.id(), order.agent(), ends));
        });
  }

  private static Map<Topic, List<Long>> with(
      Map<Topic, List<Long>> ends, Topic topic, List<Long> end) {
    ends.put(topic, end);
    return ends;
  }
}
