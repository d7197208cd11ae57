package wellspring.infra.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import wellspring.agents.control.HumanControls;
import wellspring.agents.scenario.PastScenario;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.agents.scenario.ScenarioWriter;
import wellspring.agents.steering.StartOptions;
import wellspring.model.language.Language;
import wellspring.model.language.TextLanguage;
import wellspring.model.random.Seed;

/**
 * A run that was stopped, in whatever way, as its folder tells.
 *
 * @param scenario what it is made of, as it was resolved when it began
 * @param differences what is no longer as it was and might change results, in sentences
 */
public record StoppedRun(
    RunDirectory directory, RunManifest manifest, Scenario scenario, List<String> differences) {
  private static final String MEMORY = "memory";
  private static final String FINISHED = "finished";

  public StoppedRun {
    differences = List.copyOf(differences);
  }

  /**
   * The run of a folder.
   *
   * @throws RunException if there is none, or its scenario is not the one that it began with
   */
  public static StoppedRun open(Path folder) {
    RunDirectory directory = RunDirectory.open(folder);
    RunManifest manifest = RunManifest.read(directory);
    Scenario written =
        new ScenarioLoader(Path.of("")).load(directory.scenario().toString(), List.of());
    Scenario scenario =
        manifest.lengthened().map(rounds -> withRounds(written, rounds)).orElse(written);
    if (!ScenarioWriter.hash(scenario).equals(manifest.subject().scenarioHash())) {
      throw new RunException(
          "%s is not the scenario that the run began with: put it back, or run it anew"
              .formatted(directory.scenario()));
    }
    return new StoppedRun(directory, manifest, scenario, differences(manifest));
  }

  private static Scenario withRounds(Scenario scenario, int rounds) {
    return scenario.rounds() == rounds
        ? scenario
        : ScenarioLoader.change(scenario, List.of("rounds=" + rounds));
  }

  /**
   * The same run with more rounds, or fewer, than were planned. What it has closed is what it would
   * have closed then.
   *
   * @param rounds how many
   * @throws RunException if it has closed as many, or would have been another run
   */
  public StoppedRun lengthened(int rounds) {
    int closed = RunStatus.of(directory, manifest.outcome()).rounds();
    if (rounds <= closed) {
      throw new RunException(
          "--rounds %d is not more than the %d that %s has closed: give at least %d"
              .formatted(rounds, closed, directory.run(), closed + 1));
    }
    Scenario longer = withRounds(scenario, rounds);
    if (!HumanControls.of(longer).equals(HumanControls.of(scenario))) {
      throw new RunException(
          "with %d rounds other models of %s would have read people alone, so that its past would have been measured beside other human-only controls: fork it instead, with rounds=%d"
              .formatted(rounds, directory.run(), rounds));
    }
    return new StoppedRun(directory, manifest, longer, differences);
  }

  private static List<String> differences(RunManifest manifest) {
    List<String> differences = new ArrayList<>();
    Map<String, String> then = manifest.setting().versions();
    String version = then.getOrDefault(MachineInfo.WELLSPRING, "");
    String versionNow = MachineInfo.versions().get(MachineInfo.WELLSPRING);
    if (!version.equals(versionNow)) {
      differences.add("it began with Wellspring %s, and this is %s".formatted(version, versionNow));
    }
    String revision = manifest.setting().gitRevision();
    String revisionNow = MachineInfo.gitRevision();
    if (!revision.isEmpty() && !revisionNow.isEmpty() && !revision.equals(revisionNow)) {
      differences.add(
          "it began with the sources of %s, and these are of %s".formatted(revision, revisionNow));
    }
    return differences;
  }

  /** What is no longer as it was, though no result depends on it, in sentences. */
  public List<String> changedWithoutEffect() {
    String java = manifest.setting().versions().getOrDefault(MachineInfo.JAVA, "");
    String javaNow = MachineInfo.versions().get(MachineInfo.JAVA);
    return java.isEmpty() || java.equals(javaNow)
        ? List.of()
        : List.of("It began on %s, and goes on with %s".formatted(java, javaNow));
  }

  /** All that is no longer as it was, in sentences. */
  public List<String> allDifferences() {
    return Stream.concat(differences.stream(), changedWithoutEffect().stream()).toList();
  }

  /** Whether it has come to its end. */
  public boolean isFinished() {
    return manifest.outcome().status().equals(FINISHED);
  }

  /**
   * Refuses a run whose events are gone.
   *
   * @throws RunException if they are
   */
  public void requireLog() {
    if (!isLogKept(manifest.setting().kafka())) {
      throw new RunException(
          "the events of %s were kept in memory, and are gone with its process: repeat it with  %s"
              .formatted(directory.run(), manifest.subject().repeat()));
    }
    if (!manifest.keepsLog()) {
      throw new RunException(
          "the events of %s were taken away from %s (at %s, by 'runs --forget'): repeat it with  %s"
              .formatted(
                  directory.run(),
                  manifest.setting().kafka(),
                  manifest.log().forgotten(),
                  manifest.subject().repeat()));
    }
  }

  /**
   * Refuses a log that has nothing of a run which has closed rounds: somebody took it away; and one
   * that has more rounds than the run is to have.
   *
   * @param rounds how many closed rounds the log has
   * @param planned how many the run is to have
   * @throws RunException if so; nothing was changed
   */
  public static void requireRounds(RunDirectory run, int rounds, int planned) {
    if (rounds > planned) {
      throw new RunException(
          "%s has closed %d rounds already: %d are too few".formatted(run.path(), rounds, planned));
    }
    int told = Math.max(RunManifest.read(run).outcome().roundsClosed(), RunStatus.closedSoFar(run));
    if (rounds == 0 && told > 0) {
      throw new RunException(
          "%s has closed %d rounds, but its log has none of them: put the log back, or repeat the run"
              .formatted(run.path(), told));
    }
  }

  /**
   * Refuses a run whose events are gone, or that another build began.
   *
   * @param force whether another build may go on with it
   * @throws RunException if so; the message says what to do instead
   */
  public void requireResumable(boolean force) {
    requireLog();
    if (!differences.isEmpty() && !force) {
      throw new RunException(
          "%s might come to another result: %s. Go on with the build that it began with, or all the same with --force"
              .formatted(directory.run(), String.join("; ", differences)));
    }
  }

  /**
   * Refuses a text that has changed since the run began.
   *
   * @throws RunException if it has
   */
  public void requireSame(Language language) {
    if (language instanceof TextLanguage text && !RestoredLanguage.isTheSame(text, manifest)) {
      throw new RunException(
          "the text that %s began with has changed: put it back, or run it anew"
              .formatted(directory.run()));
    }
  }

  /** The roots of its chance. */
  public Seed seed() {
    Seed seed = new Seed(manifest.subject().seed());
    for (RunFork fork : manifest.forked()) {
      seed = seed.from(fork.rounds(), fork.seed());
    }
    return seed;
  }

  /**
   * What was in force before it was forked from other runs, oldest first; empty if it was not.
   *
   * @throws wellspring.agents.scenario.ScenarioException if such a scenario is not there
   */
  public List<PastScenario> before() {
    ScenarioLoader loader = new ScenarioLoader(Path.of(""));
    return manifest.forked().stream()
        .map(
            fork ->
                new PastScenario(
                    fork.rounds(),
                    loader.load(directory.scenarioUntil(fork.round()).toString(), List.of())))
        .toList();
  }

  /** How it began. */
  public StartOptions opening() {
    return Optional.ofNullable(manifest.subject().opening())
        .map(RunOpening::options)
        .orElse(StartOptions.PLAIN);
  }

  /** Whether a run can be gone on with that is where a manifest says. */
  public static boolean isLogKept(String kafka) {
    return !kafka.equals(MEMORY);
  }
}
