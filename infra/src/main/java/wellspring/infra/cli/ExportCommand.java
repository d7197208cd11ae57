package wellspring.infra.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wellspring.agents.event.ModelReleased;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.infra.run.ReleasesFile;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.RunException;
import wellspring.model.learner.gpt.GptFiles;

/** {@code wellspring export}: hands a trained model to other programs. */
@Command(
    name = "export",
    description =
        "Writes a GPT that a run has trained as a folder that Hugging Face's transformers reads: "
            + "config.json, model.safetensors, tokenizer.json.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  wellspring export runs/gpt-collapse-20260101-120000 closed",
      "  wellspring export runs/gpt-collapse-20260101-120000 closed --generation 1 --out first",
      "",
      "A scenario can start from such a folder: models.NAME.learner.init=FOLDER."
    })
final class ExportCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "RUN", description = "The directory of a run.")
  private Path run;

  @Parameters(index = "1", paramLabel = "MODEL", description = "The name of a GPT in it.")
  private String model;

  @Option(
      names = "--generation",
      paramLabel = "N",
      description = "The generation to export, from 1 (default: the last one).")
  private Optional<Integer> generation = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "The folder to write; it must not hold anything yet (default: MODEL-N in the run's "
              + "directory).")
  private Optional<Path> out = Optional.empty();

  @Override
  public Integer call() {
    return Failures.told("The export failed", this::export);
  }

  private void export() throws IOException {
    RunDirectory directory = RunDirectory.open(run);
    requireGpt(directory);
    ModelReleased release = release(ReleasesFile.read(directory.releases()));
    Path folder = out.orElseGet(() -> directory.path().resolve(model + "-" + release.generation()));
    requireEmpty(folder);
    GptFiles.export(directory.checkpoints().resolve(release.checkpoint()), folder);
    System.out.printf("%s, generation %d: %s%n", model, release.generation(), folder);
  }

  private void requireGpt(RunDirectory directory) {
    Scenario scenario =
        new ScenarioLoader(Path.of("")).preview(directory.scenario().toString(), List.of());
    if (!scenario.models().containsKey(model)) {
      throw new RunException(
          "MODEL is '%s', but %s has no such model; there are %s"
              .formatted(model, run, String.join(", ", scenario.modelNames())));
    }
    if (!scenario.models().get(model).learner().isNeural()) {
      throw new RunException(
          "MODEL is '%s', whose learner is a matrix: only a gpt can be exported".formatted(model));
    }
  }

  private ModelReleased release(List<ModelReleased> releases) {
    List<ModelReleased> own = releases.stream().filter(each -> each.agent().equals(model)).toList();
    ModelReleased last =
        own.stream()
            .max(Comparator.comparingInt(ModelReleased::generation))
            .orElseThrow(
                () ->
                    new RunException(
                        "%s has not been released in %s: no round of its first release is closed"
                            .formatted(model, run)));
    return generation.isEmpty()
        ? last
        : own.stream()
            .filter(each -> each.generation() == generation.get())
            .findFirst()
            .orElseThrow(
                () ->
                    new RunException(
                        "--generation is %d, but of %s there are 1 to %d"
                            .formatted(generation.get(), model, last.generation())));
  }

  private static void requireEmpty(Path folder) throws IOException {
    if (Files.isRegularFile(folder)) {
      throw new RunException("--out %s is a file, not a folder: name a folder".formatted(folder));
    }
    if (Files.isDirectory(folder)) {
      try (var files = Files.list(folder)) {
        if (files.findFirst().isPresent()) {
          throw new RunException(
              "%s is not empty: name another folder with --out".formatted(folder));
        }
      }
    }
  }
}
