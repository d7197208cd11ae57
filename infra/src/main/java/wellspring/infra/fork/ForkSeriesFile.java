package wellspring.infra.fork;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import wellspring.infra.run.MachineInfo;
import wellspring.infra.run.RunDirectory;

/**
 * What is to be known of a {@link ForkSeries}, in one small file, {@code fork.json}.
 *
 * @param parent the run whose past is shared
 * @param path its folder
 * @param round the last round that is shared
 * @param fingerprint of all rounds up to that
 * @param changes what holds in later rounds
 * @param seed from which the replicas' seeds are derived
 * @param replicas how many futures there are to be
 * @param comparison what they are compared with
 * @param differences what was no longer as it was when the parent began, in sentences
 * @param status {@code running}, {@code finished}, {@code aborted} or {@code failed}
 * @param reason why it did not finish; empty if it did
 * @param done how many runs have ended, of both kinds
 * @param failed how many of these have failed
 * @param command that repeats it
 * @param versions of Wellspring and what it stands on
 * @param gitRevision of the sources that are checked out; empty if unknown
 * @param machine what it ran on
 */
public record ForkSeriesFile(
    String parent,
    String path,
    int round,
    String fingerprint,
    List<String> changes,
    long seed,
    int replicas,
    String comparison,
    List<String> differences,
    String status,
    String reason,
    int done,
    int failed,
    String command,
    Map<String, String> versions,
    String gitRevision,
    Map<String, Object> machine) {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** Of a series that is under way. */
  public static ForkSeriesFile begun(ForkSeries series, SharedPast past, String command) {
    return new ForkSeriesFile(
        series.parent().directory().run(),
        series.parent().directory().path().toString(),
        series.round(),
        past.past().closed().get(series.round()).fingerprint(),
        series.changes(),
        series.root(),
        series.replicas(),
        series.comparison().name().toLowerCase(Locale.ROOT),
        series.parent().differences(),
        "running",
        "",
        0,
        0,
        command,
        MachineInfo.versions(),
        MachineInfo.gitRevision(),
        MachineInfo.description());
  }

  /** The same, as it ended. */
  public ForkSeriesFile ended(String newStatus, String newReason, int newDone, int newFailed) {
    return new ForkSeriesFile(
        parent,
        path,
        round,
        fingerprint,
        changes,
        seed,
        replicas,
        comparison,
        differences,
        newStatus,
        newReason,
        newDone,
        newFailed,
        command,
        versions,
        gitRevision,
        machine);
  }

  /** Where it stands in the folder of a series. */
  public static Path place(Path folder) {
    return folder.resolve("fork.json");
  }

  /** Writes it into the folder of the series. */
  public void write(Path folder) {
    RunDirectory.write(place(folder), json());
  }

  /** As JSON that people can read. */
  public String json() {
    try {
      return MAPPER.writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write the series as JSON", e);
    }
  }
}
