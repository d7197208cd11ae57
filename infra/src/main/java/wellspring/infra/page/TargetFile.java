package wellspring.infra.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.RunException;
import wellspring.model.file.FileFault;

/**
 * Tells a Prometheus with {@code file_sd_configs} where a run is: a file that is there as long as
 * the run can be scraped. After a kill it stays, and Prometheus says rightly that the run is down.
 */
final class TargetFile implements AutoCloseable {
  private final Path file;

  private TargetFile(Path file) {
    this.file = file;
  }

  /**
   * Writes the file, which no reader sees half of.
   *
   * @param folder where Prometheus looks; made if it does not exist
   * @param run the run's name
   * @param target where its metrics are, as HOST:PORT
   * @throws RunException if it cannot be written
   */
  static TargetFile write(Path folder, String run, String target) {
    Path file = folder.toAbsolutePath().resolve(run + ".json");
    try {
      Files.createDirectories(file.getParent());
      RunDirectory.write(file, json(target));
      return new TargetFile(file);
    } catch (IOException | UncheckedIOException e) {
      throw new RunException(
          "--targets %s cannot be written (%s): name a folder that you may write to"
              .formatted(folder, FileFault.reason(e)),
          e);
    }
  }

  private static String json(String target) throws JsonProcessingException {
    return new ObjectMapper().writeValueAsString(List.of(Map.of("targets", List.of(target))))
        + "\n";
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw FileFault.cannot("delete", file, e);
    }
  }
}
