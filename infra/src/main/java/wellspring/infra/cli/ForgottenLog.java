package wellspring.infra.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.ExitCode;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.infra.kafka.KafkaCluster;
import wellspring.infra.kafka.KafkaEventLog;
import wellspring.infra.lab.LogChoice;
import wellspring.infra.run.FolderLock;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.RunException;
import wellspring.infra.run.RunManifest;

/** Takes the log of a run away from a cluster, which would keep it for ever. */
final class ForgottenLog {
  private ForgottenLog() {}

  /** What {@code runs --forget --json} prints. */
  private record Forgotten(String run, String cluster, List<String> topics) {}

  /**
   * Does it, and says so.
   *
   * @param folder the run's
   * @param client how to log in to the cluster
   * @return the exit code
   * @throws RunException if the run goes on, or its log is on no cluster
   * @throws wellspring.agents.log.LogException if the cluster does not answer, or refuses
   */
  static int of(Path folder, ClientFileOption client, CommandFrame frame) {
    RunDirectory directory = RunDirectory.open(folder);
    FolderLock lock = FolderLock.takeFree(directory.path());
    try {
      RunManifest manifest = RunManifest.read(directory);
      if (!(client.of(manifest.setting().place()) instanceof LogChoice.Existing existing)) {
        throw new RunException(
            "the log of %s is on no cluster: where it has one, it lies in %s, and goes with it"
                .formatted(directory.run(), directory.kafka()));
      }
      List<String> topics = delete(existing, directory, frame);
      RunDirectory.write(directory.manifest(), manifest.forgotten(Instant.now()).json());
      frame
          .console()
          .line(
              topics.isEmpty()
                  ? "%s has no topics of %s".formatted(existing, directory.run())
                  : "%s has these topics no longer: %s"
                      .formatted(existing, String.join(", ", topics)));
      frame.result(
          () -> ResultJson.of(new Forgotten(directory.run(), existing.toString(), topics)));
      return ExitCode.OK;
    } finally {
      lock.close();
    }
  }

  private static List<String> delete(
      LogChoice.Existing existing, RunDirectory directory, CommandFrame frame) {
    List<String> outside =
        new ScenarioLoader(directory.path())
            .preview(directory.scenario().toString(), List.of())
            .outside();
    try (KafkaCluster cluster =
        KafkaCluster.at(existing.address(), existing.options(), frame.console()::line)) {
      return KafkaEventLog.delete(cluster, directory.run(), outside);
    }
  }
}
