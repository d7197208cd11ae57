package wellspring.agents.night;

import java.util.SplittableRandom;
import wellspring.agents.night.ProcessFaults.FaultRates;

/**
 * What is to happen to one process, as chance has it.
 *
 * @param rates how often things go wrong in it
 * @param ending what stops it, if anything does
 * @param place where in its course that happens
 * @param point how that place is counted
 * @param steering after how many steps on average a person steers it; 0 if nobody does
 */
record ProcessPlan(FaultRates rates, Ending ending, int place, Point point, int steering) {
  private static final int STEPS = 1200;
  private static final int CONTROL_EVENTS = 14;

  /** What stops a process. */
  enum Ending {
    /** Nothing: the run goes on until it ends. */
    NONE,
    /** The process is gone; what was on its way to the log may still get there. */
    KILLED,
    /** The machine is gone, the broker with it; what was not acknowledged may be gone, too. */
    MACHINE_GONE,
    /** A person orders the run to end. */
    ORDERED,
    /** The broker is gone for good. */
    BROKER_GONE,
    /** The disk is full from then on. */
    DISK_FULL
  }

  /** How a place in the course of a process is counted. */
  enum Point {
    /** Steps of all kinds. */
    STEP,
    /** Events of the control topic and of releases, once they are in the log. */
    APPENDED,
    /** The same, once they are acknowledged, before anybody knows. */
    ACKNOWLEDGED,
    /** The same, once their publishers have been told. */
    TOLD
  }

  /** A process to which nothing happens that hinders it. */
  static ProcessPlan calm(FaultRates rates) {
    return new ProcessPlan(rates.harmless(), Ending.NONE, 0, Point.STEP, 0);
  }

  static ProcessPlan drawn(SplittableRandom random, FaultRates rates, int steering) {
    Ending ending = ending(random);
    Point point =
        random.nextBoolean() ? Point.STEP : Point.values()[random.nextInt(Point.values().length)];
    int places = point == Point.STEP ? STEPS : CONTROL_EVENTS;
    return new ProcessPlan(
        random.nextInt(3) == 0 ? rates.harmless() : rates,
        ending,
        1 + random.nextInt(places),
        point,
        steering);
  }

  private static Ending ending(SplittableRandom random) {
    return switch (random.nextInt(10)) {
      case 0, 1, 2, 3 -> Ending.KILLED;
      case 4, 5, 6 -> Ending.MACHINE_GONE;
      case 7 -> Ending.ORDERED;
      case 8 -> Ending.BROKER_GONE;
      default -> Ending.DISK_FULL;
    };
  }
}
