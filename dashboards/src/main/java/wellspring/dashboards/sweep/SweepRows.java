package wellspring.dashboards.sweep;

import java.util.function.Consumer;

/**
 * The figures of all runs of a sweep that finished, wherever they lie. They are handed on one by
 * one, so that a sweep may be larger than memory.
 */
public interface SweepRows {

  /** The rows of each run's last round, sorted by measure, then agent, then run. */
  void lastRounds(Consumer<SweepRow> reader);

  /**
   * All rows of one measure, sorted by agent, then by setting in the order of the sweep, controls
   * last, then round, then run.
   */
  void courses(String measure, Consumer<SweepRow> reader);
}
