package wellspring.agents.crash;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A place between two steps of which a crash could do one without the other. With {@code
 * -Dwellspring.crash=POINT:N} the JVM halts there, as if it were killed, when a run comes by for
 * the N-th time; otherwise nothing happens.
 */
public enum CrashPoint {
  // A run begins.
  FOLDER_LOCKED("the run's folder is there, locked and empty"),
  SCENARIO_WRITTEN("the folder has the scenario, and no manifest"),
  MANIFEST_WRITTEN("the manifest says that the run is under way; it has no log yet"),
  BROKER_STARTED("the run's own broker is ready, and has no topics"),
  TOPICS_MADE("the topics are there, and empty"),
  RESULTS_CLEARED("the log of a run that goes on was read, and what it had left is gone"),
  FILES_BEGUN("the files that grow with the run are begun; it has no event yet"),

  // A round.
  EVENTS_DUE("events of the conductor follow from a signal, and are not sent yet"),
  EVENTS_LOGGED("they are in the log, and the orders after them are not given yet"),
  ORDERS_GIVEN("the orders are given"),
  OUTPUT_DUE("an agent has carried an order out, and published nothing yet"),
  BATCH_PUBLISHED("a part of what it publishes is in the log"),
  OUTPUT_PUBLISHED("all of it is, and the agent has not answered yet"),
  RECORD_SENT("a record is sent to Kafka, which may have it or not"),
  CHECKPOINT_WRITTEN("a checkpoint is written beside its place"),
  CHECKPOINT_SAVED("a checkpoint is in its place, and nothing in the log speaks of it"),
  CHECKPOINT_FORGOTTEN("a checkpoint that is not needed any more is deleted"),
  ROUND_LOCATED("a file is told that a round is closed, and others are not yet"),
  ROUND_RECORDED("a file has a round, and others have it not yet"),

  // Files.
  FILE_WRITTEN("a file is written beside its place"),
  FILE_MOVED("a file is in its place"),

  // A run ends.
  RUN_OVER("the run has ended, and its files are not complete"),
  FILE_CLOSED("a file that grew with the run is complete, and others are not yet"),
  FILES_CLOSED("all of them are complete, and nothing is made of them yet"),
  TABLE_CONVERTED("a table is there as Parquet, and others are not yet"),
  LINES_DELETED("the lines that a Parquet file was made of are deleted"),
  FILES_EXPORTED("all Parquet files are there; the manifest says that the run is under way"),
  OUTCOME_WRITTEN("the manifest says how the run ended; the folder is still locked");

  /** With which status the JVM ends: that of a process that was killed. */
  public static final int EXIT_STATUS = 137;

  private static final String PROPERTY = "wellspring.crash";

  private final String meaning;

  CrashPoint(String meaning) {
    this.meaning = meaning;
  }

  /** What is done by then, and what is not. */
  public String meaning() {
    return meaning;
  }

  /** A run has come to this place. */
  public void reached() {
    if (Order.PLAN.isPresent()) {
      Order.PLAN.get().at(this);
    }
  }

  /**
   * Reads where to halt.
   *
   * @throws IllegalArgumentException if the property names no such place, or no number
   */
  public static void requireKnown() {
    Plan.of(System.getProperty(PROPERTY, ""));
  }

  /** What the property said when a run first came by. */
  private static final class Order {
    private static final Optional<Plan> PLAN = Plan.of(System.getProperty(PROPERTY, ""));
  }

  /** Where to halt, and how many times a run still passes by without. */
  private record Plan(CrashPoint point, AtomicInteger left) {

    static Optional<Plan> of(String text) {
      if (text.isEmpty()) {
        return Optional.empty();
      }
      String[] parts = text.split(":", 2);
      CrashPoint point =
          Arrays.stream(values())
              .filter(known -> known.name().equals(parts[0]))
              .findAny()
              .orElseThrow(() -> unknown(text));
      if (parts.length == 2 && !parts[1].matches("[1-9]\\d{0,8}")) {
        throw unknown(text);
      }
      int times = parts.length == 2 ? Integer.parseInt(parts[1]) : 1;
      return Optional.of(new Plan(point, new AtomicInteger(times)));
    }

    private static IllegalArgumentException unknown(String text) {
      return new IllegalArgumentException(
          "-D%s=%s is no place to crash at: name one of %s, and after a colon at which time, 1 or more"
              .formatted(PROPERTY, text, Arrays.toString(values())));
    }

    private void at(CrashPoint here) {
      if (here == point && left.decrementAndGet() == 0) {
        Runtime.getRuntime().halt(EXIT_STATUS);
      }
    }
  }
}
