package wellspring.agents.conductor;

import java.util.SortedMap;
import java.util.TreeMap;
import wellspring.agents.scenario.CohortSpec;
import wellspring.agents.scenario.CollapseSpec;
import wellspring.agents.scenario.ControlChoice;
import wellspring.agents.scenario.CuratorSpec;
import wellspring.agents.scenario.EvaluationSpec;
import wellspring.agents.scenario.ModelSpec;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.language.ZipfSpec;
import wellspring.agents.scenario.learner.MatrixSpec;
import wellspring.model.measure.MeasureChoice;
import wellspring.model.mix.DrawMode;
import wellspring.model.mix.MemoryRegime;
import wellspring.model.mix.Schedule;
import wellspring.model.mix.Share;

/** Small scenarios for tests. */
final class Scenarios {
  private Scenarios() {}

  /**
   * Vocabulary 50, exponent 1, order 0, prior 0, 100 tokens a generation, no human after the first.
   */
  static Scenario drift(long seed, int rounds) {
    SortedMap<String, ModelSpec> models = new TreeMap<>();
    models.put("replace", model("nobody", new MemoryRegime.Replace(), 0));
    models.put("accumulate", model("nobody", new MemoryRegime.Accumulate(), 0));
    SortedMap<String, CuratorSpec> curators = new TreeMap<>();
    curators.put("nobody", curator(Share.NONE, Share.NONE));
    return scenario(seed, rounds, curators, models);
  }

  /** Two models that share a pool, one of them slow, with a few humans. */
  static Scenario shared(long seed, int rounds) {
    SortedMap<String, ModelSpec> models = new TreeMap<>();
    models.put("quick", model("mixed", new MemoryRegime.Window(2), 0));
    models.put("slow", model("mixed", new MemoryRegime.Replace(), 2));
    SortedMap<String, CuratorSpec> curators = new TreeMap<>();
    curators.put("mixed", curator(Share.of(0.3), Share.of(0.5)));
    return scenario(seed, rounds, curators, models);
  }

  /** The same scenario, with other measures. */
  static Scenario measuring(Scenario scenario, MeasureChoice measures) {
    EvaluationSpec evaluation = scenario.evaluation();
    return new Scenario(
        scenario.name(),
        scenario.description(),
        scenario.seed(),
        scenario.rounds(),
        scenario.language(),
        scenario.humans(),
        scenario.curators(),
        scenario.models(),
        new EvaluationSpec(
            evaluation.probeDocuments(),
            evaluation.heldOutDocuments(),
            measures,
            evaluation.control()),
        scenario.collapse());
  }

  private static Scenario scenario(
      long seed,
      int rounds,
      SortedMap<String, CuratorSpec> curators,
      SortedMap<String, ModelSpec> models) {
    SortedMap<String, CohortSpec> humans = new TreeMap<>();
    humans.put("people", new CohortSpec(5, 2));
    return new Scenario(
        "test",
        "",
        seed,
        rounds,
        new ZipfSpec(50, 1, 10),
        humans,
        curators,
        models,
        new EvaluationSpec(10, 10, new MeasureChoice.Standard(), ControlChoice.NONE),
        new CollapseSpec(1.5, 0.5, 0.5, 0.5));
  }

  private static CuratorSpec curator(Share human, Share pool) {
    return new CuratorSpec(new Schedule.Constant(human), DrawMode.EXACT, 10, pool);
  }

  private static ModelSpec model(String curator, MemoryRegime memory, int latency) {
    return new ModelSpec(
        curator, new MatrixSpec(0, 0), memory, ModelSpec.Start.SCRATCH, 10, 1, latency);
  }
}
