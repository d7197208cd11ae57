package wellspring.agents.context;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import wellspring.agents.event.Event;
import wellspring.agents.event.ModelReleased;
import wellspring.agents.event.ModelTrained;
import wellspring.agents.event.OffsetRange;
import wellspring.agents.log.EventLog;

/**
 * What a part of the topic of releases says.
 *
 * @param released what was released, sorted by id
 * @param trained which trainings ended without a release
 */
public record ReleaseReader(List<ModelReleased> released, List<ModelTrained> trained) {

  /** Reads a round's part of the topic. May block. */
  public static ReleaseReader of(EventLog log, int round, OffsetRange slice) {
    List<Event> events = log.read(round, slice, Event.class);
    return new ReleaseReader(
        only(events, ModelReleased.class).toList(), only(events, ModelTrained.class).toList());
  }

  private static <E> Stream<E> only(List<Event> events, Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast);
  }

  /** The last release of a model; empty if there is none. */
  public Optional<ModelReleased> last(String model) {
    return released.stream()
        .filter(release -> release.agent().equals(model))
        .reduce((earlier, later) -> later);
  }

  /**
   * Where a generation of a model is kept that ended its training here; empty if none did.
   *
   * @param number the generation's
   */
  public String checkpoint(String model, int number) {
    return Stream.concat(
            released.stream()
                .filter(release -> release.agent().equals(model))
                .filter(release -> release.generation() == number)
                .map(ModelReleased::checkpoint),
            trained(model, model)
                .filter(training -> training.generation() == number)
                .map(ModelTrained::checkpoint))
        .findFirst()
        .orElse("");
  }

  /**
   * Where a human-only control is kept that ended a training here; empty if it did not.
   *
   * @param keeper who trains controls
   * @param model whose control it is
   */
  public String control(String keeper, String model) {
    return trained(keeper, model).map(ModelTrained::checkpoint).findFirst().orElse("");
  }

  private Stream<ModelTrained> trained(String keeper, String model) {
    Predicate<ModelTrained> wanted =
        training -> training.agent().equals(keeper) && training.model().equals(model);
    return trained.stream().filter(wanted);
  }
}
