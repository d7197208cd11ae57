package wellspring.infra.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import wellspring.agents.event.ModelReleased;
import wellspring.agents.scenario.CuratorSpec;
import wellspring.agents.scenario.ModelSpec;
import wellspring.agents.scenario.Scenario;
import wellspring.dashboards.verdict.ErrorControl;
import wellspring.model.autoregression.FirstErrors;
import wellspring.model.mix.Share;

/**
 * Finds what the errors of a run's models are compared with: the run's human-only model of the same
 * design, or else the model's own first generation. Places that are hard for everybody are hard for
 * it, too.
 */
final class ErrorControls {
  private final Scenario scenario;
  private final RegeneratedDocuments written;
  private final int documents;
  private final Map<String, FirstErrors> found = new HashMap<>();

  /**
   * @param documents how many a control writes
   */
  ErrorControls(Scenario scenario, RegeneratedDocuments written, int documents) {
    this.scenario = scenario;
    this.written = written;
    this.documents = documents;
  }

  /**
   * The control of a release.
   *
   * @param round whose truth the release is read against
   */
  ErrorControl of(ModelReleased release, int round) {
    if (release.humanShare() == 1) {
      return new ErrorControl("it learned from people alone itself", Optional.empty());
    }
    Optional<String> humanOnly = humanOnlyLike(release.agent());
    if (humanOnly.isPresent()) {
      ModelReleased control = written.release(humanOnly.get(), Optional.of(round));
      return control(control.agent() + ", of the same design", control, round);
    }
    ModelReleased first = written.firstRelease(release.agent());
    return first.humanShare() == 1
        ? control("its own first generation", first, first.round())
        : new ErrorControl(
            "the run has no human-only model of its design, and its first generation read models",
            Optional.empty());
  }

  private ErrorControl control(String description, ModelReleased release, int round) {
    FirstErrors errors =
        found.computeIfAbsent(
            release.id() + " " + round, key -> written.read(release, round, documents).errors());
    return new ErrorControl(description, Optional.of(errors));
  }

  /** A model that differs in nothing but that its curator passes on human text alone. */
  private Optional<String> humanOnlyLike(String name) {
    return scenario.models().keySet().stream()
        .filter(other -> !other.equals(name) && isHumanOnly(other))
        .filter(other -> isOtherwiseAlike(other, name))
        .findFirst();
  }

  private boolean isHumanOnly(String name) {
    return !scenario.modelsPassForPeople()
        && IntStream.range(0, scenario.rounds())
            .allMatch(round -> curator(name).human().at(round).equals(Optional.of(Share.ALL)));
  }

  private boolean isOtherwiseAlike(String one, String two) {
    return curator(one).documents() == curator(two).documents()
        && curator(one).labels().equals(curator(two).labels())
        && design(one).equals(design(two));
  }

  private CuratorSpec curator(String name) {
    return scenario.curators().get(scenario.models().get(name).curator());
  }

  /** All that a model is but for its curator. How many documents it writes changes no model. */
  private List<Object> design(String name) {
    ModelSpec model = scenario.models().get(name);
    return List.of(
        model.learner(), model.memory(), model.start(), model.cadence(), model.latency());
  }
}
