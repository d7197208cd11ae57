package wellspring.agents.scenario;

import wellspring.model.mix.MemoryRegime;
import wellspring.model.mix.Share;

/** Whether whoever unmixes knows what it must: who may have written a document, and how. */
final class UnmixChecks {
  private final Scenario scenario;
  private final Problems problems;

  UnmixChecks(Scenario scenario, Problems problems) {
    this.scenario = scenario;
    this.problems = problems;
  }

  void check() {
    scenario
        .models()
        .forEach(
            (name, model) -> {
              if (model.learner() instanceof LearnerSpec.Unmix) {
                checkModel(name, model);
                checkCurator(name, model.curator(), scenario.curators().get(model.curator()));
              }
            });
  }

  private void checkModel(String name, ModelSpec model) {
    if (!(scenario.language() instanceof LanguageSpec.Zipf)) {
      problems.add(
          KeyPath.of("models", name, "learner", "kind"),
          "is 'unmix', which takes independent tokens; allowed: unmix with language.kind zipf");
    }
    if (model.start() != ModelSpec.Start.WARM) {
      add(name, "start", "is scratch", "knows its own text by the generation before", "warm");
    }
    if (!(model.memory() instanceof MemoryRegime.Replace)) {
      add(
          name,
          "memory",
          "is not replace",
          "has kept what it learned from earlier corpora, and would count them again",
          "replace");
    }
    if (model.latency() > 0) {
      add(
          name,
          "latency",
          "is " + model.latency(),
          "takes what it reads for the text of its last release",
          "0");
    }
  }

  private void add(String name, String key, String value, String why, String allowed) {
    problems.add(
        KeyPath.of("models", name, key),
        "%s, but a model that learns by unmix %s; allowed: %s".formatted(value, why, allowed));
  }

  private void checkCurator(String model, String name, CuratorSpec curator) {
    if (curator.labels() instanceof Labels.None) {
      problems.add(
          KeyPath.of("curators", name, "labels"),
          "is none, but models.%s learns by unmix, which takes the probability that a person wrote a document; allowed: blind, claims or {detector: ERROR}"
              .formatted(model));
    }
    if (!curator.pool().equals(Share.NONE)) {
      problems.add(
          KeyPath.of("curators", name, "pool"),
          "is %s, but models.%s learns by unmix, which knows its own text and no other's; allowed: 0"
              .formatted(curator.pool().value(), model));
    }
  }
}
