package wellspring.infra.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import wellspring.agents.context.RunLearners;
import wellspring.agents.event.ModelReleased;
import wellspring.agents.scenario.Scenario;
import wellspring.infra.run.FileCheckpointStore;
import wellspring.infra.run.ReleasesFile;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.RunException;
import wellspring.model.autoregression.AutoregressionProfile;
import wellspring.model.autoregression.TrueDistribution;
import wellspring.model.engine.DevicePool;
import wellspring.model.language.TokenDistribution;
import wellspring.model.language.TokenLanguage;
import wellspring.model.learner.LanguageModel;
import wellspring.model.random.Seed;
import wellspring.model.text.Tokenizer;

/** The models of a run, loaded from their checkpoints, and what they write when asked again. */
final class RegeneratedDocuments {
  private final RunDirectory directory;
  private final Scenario scenario;
  private final TokenLanguage language;
  private final RunLearners learners;

  /**
   * @throws RunException if the truth of the run's language is unknown
   */
  RegeneratedDocuments(RunDirectory directory, Scenario scenario, Optional<DevicePool> devices) {
    this.directory = directory;
    this.scenario = scenario;
    this.language = language(directory, scenario);
    this.learners = new RunLearners(scenario, seed(), language, devices, training -> {});
  }

  private static TokenLanguage language(RunDirectory directory, Scenario scenario) {
    if (scenario.language().truthIsKnown()
        && scenario.language().language() instanceof TokenLanguage words
        && words.truth().isPresent()) {
      return words;
    }
    throw new RunException(
        "the language of %s has no known truth, so errors cannot be told: choose a run whose language is grammar or zipf"
            .formatted(directory.path()));
  }

  /**
   * The release of a model that was in force when a round was closed.
   *
   * @param round empty for the last one
   * @throws RunException if there is none, or no such round
   */
  ModelReleased release(String model, Optional<Integer> round) {
    List<ModelReleased> own =
        ReleasesFile.read(directory.releases()).stream()
            .filter(release -> release.agent().equals(model))
            .toList();
    if (round.isPresent() && (round.get() < 0 || round.get() >= scenario.rounds())) {
      throw new RunException(
          "--round is %d, but the run has the rounds 0 to %d"
              .formatted(round.get(), scenario.rounds() - 1));
    }
    return own.stream()
        .filter(release -> round.isEmpty() || release.round() <= round.get())
        .max(Comparator.comparingInt(ModelReleased::round))
        .orElseThrow(() -> new RunException(unreleased(model, own)));
  }

  /** A model's first release; it has one. */
  ModelReleased firstRelease(String model) {
    return ReleasesFile.read(directory.releases()).stream()
        .filter(release -> release.agent().equals(model))
        .min(Comparator.comparingInt(ModelReleased::generation))
        .orElseThrow();
  }

  private String unreleased(String model, List<ModelReleased> own) {
    return own.isEmpty()
        ? "%s has not been released in %s: no round of its first release is closed"
            .formatted(model, directory.path())
        : "%s was first released in round %d: ask for that --round or a later one"
            .formatted(model, own.get(0).round());
  }

  /**
   * Lets a release write, and reads that against the truth of a round.
   *
   * @param documents how many it writes
   */
  AutoregressionProfile read(ModelReleased release, int round, int documents) {
    TokenLanguage spoken = language.asOf(round);
    Tokenizer tokenizer = spoken.tokenizer();
    LanguageModel model =
        new FileCheckpointStore(directory.checkpoints(), false)
            .load(release.checkpoint(), learners.of(release.agent()));
    List<String> texts =
        model.write(documents, seed().stream("autoregression", release.agent(), round));
    TokenDistribution next = spoken.truth().orElseThrow();
    TrueDistribution truth = new TrueDistribution(next, spoken.documentEnd());
    List<int[]> human =
        spoken.heldOut(seed(), scenario.evaluation().heldOutDocuments()).stream()
            .map(tokenizer::encode)
            .toList();
    return AutoregressionProfile.of(
        truth,
        truth.entropyRate(human),
        model.nextToken(),
        texts.stream().map(tokenizer::encode).toList());
  }

  private Seed seed() {
    return new Seed(scenario.seed());
  }
}
