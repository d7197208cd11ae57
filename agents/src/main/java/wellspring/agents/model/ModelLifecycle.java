package wellspring.agents.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import wellspring.model.mix.ReplayBuffer;

/**
 * Where a model stands between two rounds. Immutable: each round makes the next one.
 *
 * <table>
 *   <caption>States and what ends them</caption>
 *   <tr><th>State</th><th>training</th><th>current</th><th>Ends when</th></tr>
 *   <tr><td>untrained</td><td>none</td><td>none</td><td>its first corpus comes</td></tr>
 *   <tr><td>training</td><td>there</td><td>none or the old one</td><td>its latency has passed</td></tr>
 *   <tr><td>released</td><td>none</td><td>there</td><td>its cadence says that it is due</td></tr>
 * </table>
 *
 * @param shelf what it has kept for training
 * @param unread what came since it last trained
 * @param training what it is training now
 * @param trainedAt the round in which it last began to train; empty before the first time
 * @param current what it writes with
 */
public record ModelLifecycle(
    ReplayBuffer<TrainingDocument> shelf,
    List<TrainingDocument> unread,
    Optional<Generation> training,
    OptionalInt trainedAt,
    Optional<Generation> current) {

  /**
   * One trained state of the model.
   *
   * @param number 1 for the first
   * @param readyAt the round in which it is released
   * @param documents how many documents it was trained on
   * @param humanShare the share of their tokens that people wrote
   * @param depth of what it writes: their mean depth and 1 more
   */
  public record Generation(
      int number,
      int readyAt,
      TrainedModel model,
      int documents,
      double humanShare,
      double depth) {}

  /** A model that has read nothing yet. */
  public static ModelLifecycle untrained() {
    return new ModelLifecycle(
        ReplayBuffer.empty(), List.of(), Optional.empty(), OptionalInt.empty(), Optional.empty());
  }

  /** A corpus has come. */
  ModelLifecycle reads(List<TrainingDocument> corpus) {
    List<TrainingDocument> all = new ArrayList<>(unread);
    all.addAll(corpus);
    return new ModelLifecycle(shelf, List.copyOf(all), training, trainedAt, current);
  }

  /** Whether it is free to train in a round and its cadence says so. */
  boolean isDue(int round, int cadence) {
    return training.isEmpty() && (trainedAt.isEmpty() || round >= trainedAt.getAsInt() + cadence);
  }

  /** It begins to train, and from now on keeps what the shelf holds. */
  ModelLifecycle trains(int round, ReplayBuffer<TrainingDocument> kept, Generation next) {
    return new ModelLifecycle(kept, List.of(), Optional.of(next), OptionalInt.of(round), current);
  }

  /** Whether what it trains is to be released in a round. */
  boolean isReady(int round) {
    return training.isPresent() && training.get().readyAt() <= round;
  }

  /** What it has trained is what it writes with from now on. */
  ModelLifecycle releases() {
    return new ModelLifecycle(shelf, unread, Optional.empty(), trainedAt, training);
  }

  /** What it trained in a round, released or not; empty if it did not. */
  public Optional<Generation> trainedIn(int round) {
    return trainedAt.isPresent() && trainedAt.getAsInt() == round
        ? training.or(() -> current)
        : Optional.empty();
  }

  /** What it trained in a round and releases in a later one. */
  Optional<Generation> heldBack(int round) {
    return training.flatMap(held -> trainedIn(round));
  }

  int nextNumber() {
    return current.map(Generation::number).orElse(0) + 1;
  }
}
