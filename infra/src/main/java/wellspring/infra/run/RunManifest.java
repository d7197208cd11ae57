package wellspring.infra.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import wellspring.agents.event.ControlEvent.RunEnded;
import wellspring.dashboards.verdict.ModelVerdict;
import wellspring.model.file.FileFault;

/**
 * What is to be known about a run, in one small file.
 *
 * @param format which version of this file it is, and of the run's directory
 * @param subject what is run
 * @param outcome what became of it
 * @param setting what it ran on
 * @param forked where it was forked from other runs, oldest first; the last one is its parent
 * @param continued each time that it went on after it was stopped, in order
 * @param log what there is to know of its log
 */
public record RunManifest(
    int format,
    @JsonUnwrapped RunIdentity subject,
    @JsonUnwrapped RunOutcome outcome,
    @JsonUnwrapped RunEnvironment setting,
    List<RunFork> forked,
    List<Continuation> continued,
    LogFacts log) {
  /** The version that this program writes. */
  public static final int FORMAT = 1;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE) // as the tables call measures
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS) // older ones have capitals
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** The manifest of a run of this program. */
  public RunManifest(RunIdentity subject, RunOutcome outcome, RunEnvironment setting) {
    this(FORMAT, subject, outcome, setting, List.of(), List.of(), LogFacts.NONE);
  }

  public RunManifest {
    forked = forked == null ? List.of() : List.copyOf(forked); // older ones have none
    continued = continued == null ? List.of() : List.copyOf(continued); // older ones have none
    log = log == null ? LogFacts.NONE : log; // the same
  }

  /**
   * What there is to know of a run's log.
   *
   * @param foreignRecords how many records were met that others had written into it
   * @param firstForeign the first of these, in words
   * @param foreignByTopic how many of them each topic had
   * @param forgotten when it was taken away, in ISO 8601; empty if it is there
   */
  public record LogFacts(
      long foreignRecords,
      List<String> firstForeign,
      Map<String, Long> foreignByTopic,
      String forgotten) {
    /** Of a log that only its run can write to. */
    public static final LogFacts NONE = of(List.of(), Map.of());

    public LogFacts {
      firstForeign = firstForeign == null ? List.of() : List.copyOf(firstForeign);
      foreignByTopic = foreignByTopic == null ? Map.of() : new TreeMap<>(foreignByTopic);
      forgotten = forgotten == null ? "" : forgotten;
    }

    /** Of a log that is there. */
    public static LogFacts of(List<String> firstForeign, Map<String, Long> foreignByTopic) {
      long all = foreignByTopic.values().stream().mapToLong(Long::longValue).sum();
      return new LogFacts(all, firstForeign, foreignByTopic, "");
    }
  }

  /**
   * A time at which the run went on after it was stopped.
   *
   * @param at when, in ISO 8601
   * @param round after how many closed rounds
   * @param differences what was no longer as it was, in sentences; the user wanted it all the same
   * @param rounds how many rounds are planned from then on; null if as many as before
   */
  public record Continuation(
      String at,
      int round,
      List<String> differences,
      @JsonInclude(JsonInclude.Include.NON_NULL) Integer rounds) {
    public Continuation {
      differences = List.copyOf(differences);
    }
  }

  /**
   * The same run with another number of rounds.
   *
   * @param scenarioHash the SHA-256 of the scenario with that number
   * @param changes how that scenario differs from the one that was written
   */
  public RunManifest lengthened(String scenarioHash, List<String> changes) {
    RunIdentity longer =
        new RunIdentity(
            subject.run(),
            subject.scenario(),
            scenarioHash,
            subject.seed(),
            subject.repeat(),
            changes,
            subject.language(),
            subject.opening());
    return new RunManifest(format, longer, outcome, setting, forked, continued, log);
  }

  /** The same run, going on. */
  public RunManifest continued(Continuation continuation) {
    List<Continuation> all = new ArrayList<>(continued);
    all.add(continuation);
    return new RunManifest(format, subject, RunOutcome.RUNNING, setting, forked, all, log);
  }

  /** The same run as the child of another one. */
  public RunManifest forked(List<RunFork> forks) {
    return new RunManifest(format, subject, outcome, setting, forks, continued, log);
  }

  /** How many rounds are planned, if that has changed since it began. */
  public Optional<Integer> lengthened() {
    return continued.stream()
        .flatMap(each -> Optional.ofNullable(each.rounds()).stream())
        .reduce((earlier, later) -> later);
  }

  /** Where it was forked from its parent; empty if it is nobody's child. */
  public Optional<RunFork> parent() {
    return forked.isEmpty() ? Optional.empty() : Optional.of(forked.get(forked.size() - 1));
  }

  /**
   * What is run.
   *
   * @param run its name
   * @param scenario the name of its scenario
   * @param scenarioHash the SHA-256 of the resolved scenario
   * @param seed the root of its chance
   * @param repeat the command that repeats it
   * @param changes how the scenario differs from the one that was written, as overrides of it; null
   *     in older ones
   * @param language what there is to know of the language: sizes, and of what was read the files
   *     and the hash
   * @param opening how it began; null in older ones
   */
  public record RunIdentity(
      String run,
      String scenario,
      String scenarioHash,
      long seed,
      String repeat,
      List<String> changes,
      Object language,
      RunOpening opening) {
    public RunIdentity {
      changes = changes == null ? null : List.copyOf(changes);
    }

    private RunIdentity repeatedWith(String newRepeat) {
      return new RunIdentity(
          run, scenario, scenarioHash, seed, newRepeat, changes, language, opening);
    }
  }

  /**
   * What became of a run.
   *
   * @param status {@code running}, {@code finished}, {@code aborted} or {@code failed}
   * @param reason why it did not finish; empty if it did
   * @param roundsClosed how many rounds count
   * @param fingerprint the hash of all that they produced; empty if there is none
   * @param seconds how long it took
   * @param verdict what became of each model
   */
  public record RunOutcome(
      String status,
      String reason,
      int roundsClosed,
      String fingerprint,
      double seconds,
      List<ModelVerdict> verdict) {
    public static final RunOutcome RUNNING = new RunOutcome("running", "", 0, "", 0, List.of());

    public RunOutcome {
      verdict = verdict == null ? List.of() : List.copyOf(verdict); // older ones have none
    }

    public static RunOutcome of(RunEnded ended, double seconds, List<ModelVerdict> verdict) {
      return new RunOutcome(
          ended.status().name().toLowerCase(Locale.ROOT),
          ended.reason(),
          ended.round(),
          ended.fingerprint(),
          seconds,
          verdict);
    }
  }

  /**
   * What a run stands on.
   *
   * @param started when, in ISO 8601
   * @param kafka where its events are: {@code embedded}, {@code memory} or an address
   * @param kafkaConfig the file that says how to log in there; empty for none
   * @param device where its neural models are trained; empty if it has none
   * @param versions of Wellspring and what it stands on
   * @param gitRevision of the sources that are checked out; empty if unknown
   * @param machine what it ran on
   */
  public record RunEnvironment(
      String started,
      String kafka,
      String kafkaConfig,
      String device,
      Map<String, String> versions,
      String gitRevision,
      Map<String, Object> machine) {
    public RunEnvironment {
      kafkaConfig = kafkaConfig == null ? "" : kafkaConfig; // older ones have none
    }

    /** Where its events are. */
    public LogPlace place() {
      return new LogPlace(kafka, kafkaConfig);
    }

    /** What a run that begins now stands on. */
    public static RunEnvironment of(Instant started, LogPlace log, String device) {
      return new RunEnvironment(
          started.toString(),
          log.kafka(),
          log.config(),
          device,
          MachineInfo.versions(),
          MachineInfo.gitRevision(),
          MachineInfo.description());
    }
  }

  /** The manifest of the same run with another outcome. */
  public RunManifest with(RunOutcome newOutcome) {
    return new RunManifest(format, subject, newOutcome, setting, forked, continued, log);
  }

  /** The manifest of the same run with other facts of its log. */
  public RunManifest with(LogFacts newLog) {
    return new RunManifest(format, subject, outcome, setting, forked, continued, newLog);
  }

  /** The manifest of the same run, whose log is taken away. */
  public RunManifest forgotten(Instant when) {
    return with(
        new LogFacts(
            log.foreignRecords(), log.firstForeign(), log.foreignByTopic(), when.toString()));
  }

  /** The manifest of the same run with another command that repeats it. */
  public RunManifest repeatedWith(String repeat) {
    return new RunManifest(
        format, subject.repeatedWith(repeat), outcome, setting, forked, continued, log);
  }

  /** How the scenario differs from the one that was written; empty if that was not kept yet. */
  public Optional<List<String>> changes() {
    return Optional.ofNullable(subject.changes());
  }

  /** Whether the run's events can still be read. */
  public boolean keepsLog() {
    return StoppedRun.isLogKept(setting.kafka()) && log.forgotten().isEmpty();
  }

  /** How many symbols the language has; empty if it has none. */
  public OptionalInt symbols() {
    int symbols = MAPPER.valueToTree(subject.language()).path("vocabularySize").asInt();
    return symbols > 0 ? OptionalInt.of(symbols) : OptionalInt.empty();
  }

  /** Which text it read; empty if it read none, or an older program did not write down which. */
  public Optional<TextRead> textRead() {
    JsonNode read = MAPPER.valueToTree(subject.language()).path("read");
    return read.isObject()
        ? Optional.of(MAPPER.convertValue(read, TextRead.class))
        : Optional.empty();
  }

  /**
   * The manifest of a run.
   *
   * @throws RunException if it is damaged, or of a version that this program does not know
   */
  public static RunManifest read(RunDirectory run) {
    Path file = run.manifest();
    try {
      JsonNode tree = MAPPER.readTree(Files.readString(file));
      int format = tree.path("format").asInt(FORMAT);
      if (format > FORMAT) {
        throw new RunException(
            "%s was made by a newer Wellspring (its format is %d, and this program knows up to %d): use that one"
                .formatted(run.path(), format, FORMAT));
      }
      requireFields(tree, "run", "scenario", "status", "started");
      return new RunManifest(
          format,
          MAPPER.treeToValue(tree, RunIdentity.class),
          MAPPER.treeToValue(tree, RunOutcome.class),
          MAPPER.treeToValue(tree, RunEnvironment.class),
          all(tree, "forked", RunFork.class),
          all(tree, "continued", Continuation.class),
          MAPPER.treeToValue(tree.get("log"), LogFacts.class));
    } catch (FileSystemException e) {
      throw new RunException("cannot read %s: %s".formatted(file, FileFault.why(e)), e);
    } catch (IOException e) {
      throw new RunException(
          "%s is damaged (%s): restore it, or repeat the run".formatted(file, FileFault.why(e)), e);
    }
  }

  private static <T> List<T> all(JsonNode tree, String name, Class<T> type) throws IOException {
    List<T> all = new ArrayList<>();
    for (JsonNode each : tree.path(name)) {
      all.add(MAPPER.treeToValue(each, type));
    }
    return all;
  }

  private static void requireFields(JsonNode tree, String... names) throws IOException {
    for (String name : names) {
      if (!tree.path(name).isTextual()) {
        throw new IOException("it has no " + name);
      }
    }
  }

  /** The manifest as JSON that people can read. */
  public String json() {
    try {
      return MAPPER.writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write the manifest as JSON", e);
    }
  }
}
