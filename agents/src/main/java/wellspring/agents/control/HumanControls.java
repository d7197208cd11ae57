package wellspring.agents.control;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import wellspring.agents.scenario.ControlChoice;
import wellspring.agents.scenario.CuratorSpec;
import wellspring.agents.scenario.ModelSpec;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.VerifierSpec;
import wellspring.agents.scenario.learner.LabelPolicy;
import wellspring.agents.scenario.learner.LearnerSpec;
import wellspring.agents.scenario.learner.OutsideLearnerSpec;
import wellspring.model.mix.Share;

/** Finds the human-only control of each model of a scenario. */
public final class HumanControls {
  private final Scenario scenario;

  private HumanControls(Scenario scenario) {
    this.scenario = scenario;
  }

  /**
   * All that decides what becomes of a model that reads people alone.
   *
   * @param model the model's settings, but for its curator and how much it writes
   * @param documents how many documents its corpora have
   * @param verifier what its curator sorts out
   * @param labels what its curator tells, where its learner listens
   */
  private record Design(
      ModelSpec model, int documents, Optional<VerifierSpec> verifier, LabelPolicy labels) {
    static Design of(ModelSpec model, CuratorSpec curator) {
      return new Design(
          new ModelSpec(
              "",
              model.learner(),
              model.memory(),
              model.start(),
              1,
              model.cadence(),
              model.latency()),
          curator.documents(),
          curator.verifier(),
          model.learner().needsLabels() ? curator.labels() : new LabelPolicy.None());
    }
  }

  /** The control of each model, by name. */
  public static SortedMap<String, HumanControl> of(Scenario scenario) {
    HumanControls controls = new HumanControls(scenario);
    SortedMap<String, HumanControl> found = new TreeMap<>();
    scenario.models().keySet().forEach(name -> found.put(name, controls.of(name)));
    return found;
  }

  private HumanControl of(String name) {
    if (readsPeopleAlone(name)) {
      return new HumanControl.Itself();
    }
    Optional<String> beside =
        scenario.models().keySet().stream()
            .filter(other -> design(other).equals(design(name)))
            .filter(this::readsPeopleAlone)
            .findFirst();
    if (beside.isPresent()) {
      return new HumanControl.Beside(beside.get());
    }
    return absence(scenario.models().get(name).learner())
        .<HumanControl>map(HumanControl.Absent::new)
        .orElseGet(() -> new HumanControl.Computed(firstOfItsDesign(name)));
  }

  private Optional<String> absence(LearnerSpec learner) {
    ControlChoice choice = scenario.evaluation().control();
    if (choice == ControlChoice.NONE) {
      return Optional.of("evaluation.control=auto computes one");
    } else if (learner instanceof OutsideLearnerSpec) {
      return Optional.of("a program outside trains no other model than its own");
    } else if (!learner.isNeural()) {
      return Optional.empty();
    } else if (learner.isStacked()) {
      return Optional.of(
          "the control of a stacked model can only be another model of the scenario");
    }
    return choice == ControlChoice.AUTO
        ? Optional.of(
            "evaluation.control=all computes one, which takes as long as the model itself")
        : Optional.empty();
  }

  private String firstOfItsDesign(String name) {
    return scenario.models().keySet().stream()
        .filter(other -> design(other).equals(design(name)))
        .findFirst()
        .orElse(name);
  }

  private Design design(String name) {
    return Design.of(scenario.models().get(name), curator(name));
  }

  /** Of a single round, in which everybody does, the round after it decides. */
  private boolean readsPeopleAlone(String name) {
    int last = Math.max(1, scenario.rounds() - 1);
    return !scenario.modelsPassForPeople()
        && IntStream.rangeClosed(1, last)
            .allMatch(round -> curator(name).human().at(round).equals(Optional.of(Share.ALL)));
  }

  private CuratorSpec curator(String name) {
    Map<String, CuratorSpec> curators = scenario.curators();
    return curators.get(scenario.models().get(name).curator());
  }
}
