package wellspring.agents.night;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import wellspring.agents.night.ProcessFaults.FaultRates;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.steering.StartOptions;
import wellspring.model.language.Language;

/**
 * One schedule of a simulated night: a scenario, and a run of it in one process after the other,
 * until it has finished. All of it follows from one number.
 */
final class Night {
  private static final int DISTURBED_MAX = 4;
  private static final int PROCESSES_MAX = 40;

  private final NightSystem system;
  private final Trace trace;
  private final SplittableRandom random;
  private final Scenario scenario;
  private final Language language;
  private final FaultRates rates;
  private final int steering;
  private final RunWorld world;

  private Night(NightSystem system, long schedule, Trace trace) {
    this.system = system;
    this.trace = trace;
    this.random = new SplittableRandom(schedule);
    this.scenario = NightScenario.drawn(random.split());
    this.language = scenario.language().language();
    this.rates = FaultRates.drawn(random.split());
    StartOptions opening =
        new StartOptions(
            random.nextInt(12) == 0,
            random.nextInt(8) == 0
                ? OptionalDouble.of(1 + random.nextInt(1000))
                : OptionalDouble.empty(),
            List.of());
    this.steering = random.nextInt(5) == 0 ? 100 + random.nextInt(600) : 0;
    this.world =
        new RunWorld(
            scenario,
            language,
            opening,
            new SimulatedLog(1 + random.nextInt(3), random.nextBoolean()),
            trace);
  }

  /**
   * Goes through one schedule.
   *
   * @param schedule its number
   * @throws Violation if something happened that must never be
   */
  static void run(NightSystem system, long schedule, Trace trace) {
    Night night = new Night(system, schedule, trace);
    night.system.repeat(
        night.random.split(), night.random.nextInt(3) == 0 ? 0.2 * night.random.nextDouble() : 0);
    night.run();
    night.system.repeat(night.random.split(), 0);
    night.world.audit().compare(new UndisturbedRun(system, night.scenario, night.language));
  }

  private void run() {
    int disturbed = random.nextInt(DISTURBED_MAX + 1);
    boolean finished = false;
    for (int i = 0; !finished; i++) {
      Violation.unless(i < PROCESSES_MAX, "progress", "the run does not come to its end");
      ProcessPlan plan =
          i < disturbed
              ? ProcessPlan.drawn(random.split(), rates, steering)
              : ProcessPlan.calm(rates);
      trace.add("process", plan);
      finished = new RunProcess(system, world, plan, random.split()).run();
    }
  }
}
