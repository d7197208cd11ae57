package wellspring.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A folder with what the README's commands ask for, and all that they leave there. */
final class ReadmeDesk {
  private static final int SECONDS_MAX = 600;

  private final Path folder;

  /** Lays out the texts, the scenario, and the program itself. */
  ReadmeDesk(Path folder) throws Exception {
    this.folder = folder;
    Files.createSymbolicLink(folder.resolve("infra"), ReadmeText.ROOT.resolve("infra"));
    Path garden = Path.of(ReadmeDesk.class.getResource("/texts/garden.txt").toURI());
    Files.copy(garden, folder.resolve("tinyshakespeare.txt"));
    Files.createDirectory(folder.resolve("my-texts"));
    Files.copy(garden, folder.resolve("my-texts/garden.md"));
    Files.writeString(folder.resolve("my-scenario.yaml"), ReadmeText.blocks("yaml").get(0));
    Files.createDirectory(folder.resolve("bin"));
  }

  Path resolve(String name) {
    return folder.resolve(name);
  }

  /** A run's directory as the README names it, or the newest one that is there. */
  String newestRun() throws IOException {
    Path runs = folder.resolve("runs");
    if (!Files.exists(runs)) {
      return "runs/NAME-TIME";
    }
    try (Stream<Path> all = Files.list(runs)) {
      return all.filter(run -> Files.exists(run.resolve("manifest.json")))
          .max(Comparator.comparingLong(run -> run.toFile().lastModified()))
          .map(run -> "runs/" + run.getFileName())
          .orElseThrow();
    }
  }

  /** Runs a line of a shell, which has to succeed; returns what it says. */
  String run(String command) throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "command", ".out");
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder
        .environment()
        .merge("PATH", folder.resolve("bin").toString(), (old, bin) -> bin + ":" + old);
    builder.environment().put("WELLSPRING_JAVA_OPTS", "-XX:TieredStopAtLevel=1"); // short runs
    Process process = builder.start();
    boolean ended = process.waitFor(SECONDS_MAX, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertThat(ended).as("ended in time: " + Files.readString(output)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    return Files.readString(output);
  }
}
