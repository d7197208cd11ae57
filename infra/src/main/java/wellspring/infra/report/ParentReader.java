package wellspring.infra.report;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import wellspring.agents.event.ModelMeasured;
import wellspring.agents.scenario.ScenarioException;
import wellspring.dashboards.report.RunStory.ParentStory;
import wellspring.dashboards.verdict.CollapseJudge;
import wellspring.dashboards.verdict.MeasureHistory;
import wellspring.dashboards.verdict.ModelVerdict;
import wellspring.infra.run.MeasurementsFile;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.RunException;
import wellspring.infra.run.RunFork;
import wellspring.infra.run.RunManifest;

/** Reads what a report tells of the run that another one was forked from. */
final class ParentReader {
  private ParentReader() {}

  /**
   * The parent of a run: where it was when it had the child, or beside the child.
   *
   * @param measured what the child has measured
   * @return empty if the run is nobody's child; without measurements if the parent is not there, or
   *     has another past than the child by now
   */
  static Optional<ParentStory> read(
      RunDirectory child, RunManifest manifest, List<ModelMeasured> measured) {
    return manifest
        .parent()
        .map(
            fork ->
                Stream.of(Path.of(fork.path()), child.path().resolveSibling(fork.parent()))
                    .flatMap(folder -> read(folder, fork, measured).stream())
                    .findFirst()
                    .orElseGet(() -> story(fork, List.of(), List.of())));
  }

  private static Optional<ParentStory> read(
      Path folder, RunFork fork, List<ModelMeasured> measured) {
    try {
      RunDirectory parent = RunDirectory.open(folder);
      RunManifest manifest = RunManifest.read(parent);
      List<ModelMeasured> own = MeasurementsFile.read(parent.measurements());
      if (!past(own, fork).equals(past(measured, fork))) {
        return Optional.empty();
      }
      MeasureHistory history = new MeasureHistory();
      history.add(own);
      CollapseJudge judge = new CollapseJudge(StoryReader.scenario(parent), manifest.symbols());
      return Optional.of(story(fork, own, judge.of(history).models()));
    } catch (RunException | ScenarioException | UncheckedIOException e) {
      return Optional.empty(); // it is not needed for anything else
    }
  }

  private static List<ModelMeasured> past(List<ModelMeasured> measured, RunFork fork) {
    return measured.stream().filter(each -> each.round() < fork.rounds()).toList();
  }

  private static ParentStory story(
      RunFork fork, List<ModelMeasured> measured, List<ModelVerdict> verdicts) {
    return new ParentStory(fork.parent(), fork.round(), fork.words(), measured, verdicts);
  }
}
