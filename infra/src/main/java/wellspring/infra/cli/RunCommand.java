package wellspring.infra.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import wellspring.agents.scenario.BuiltIns;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.infra.run.Changes;

/** {@code wellspring run}: runs a scenario to its end. */
@Command(
    name = "run",
    description = "Runs a scenario to its end.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  wellspring run",
      "  wellspring run collapse rounds=40 curators.tenth-human.human=0.2 --seed 7",
      "  wellspring run text language.path=my-texts/",
      "  wellspring run my-scenario.yaml --kafka localhost:9092 --json",
      "  wellspring run collapse --paused --speed 2",
      "",
      "'wellspring scenarios' lists what there is to run; 'wellspring scenarios schema'",
      "explains every key. Exit codes: 0 finished, 1 failed, 2 a request that cannot be",
      "met, 130 or 143 interrupted."
    })
final class RunCommand implements Callable<Integer> {
  private static final int THREADS_MAX = 1_024;
  private static final String DEVICE_DEFAULT = "auto";
  private static final String DEVICES = "auto|cpu|gpu|gpu:\\d{1,3}";

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "SCENARIO|KEY.PATH=VALUE",
      description =
          "A built-in scenario or a YAML file (default: "
              + BuiltIns.DEFAULT
              + "), then changes to it: key=value, +key=value adds, ++key=value adds or replaces, "
              + "~key removes.")
  private List<String> arguments = new ArrayList<>();

  @Option(names = "--seed", paramLabel = "N", description = "The root of all chance.")
  private Long seed;

  @Option(
      names = "--kafka",
      paramLabel = "embedded|memory|HOST:PORT",
      converter = LogChoice.Converter.class,
      defaultValue = "embedded",
      description =
          "Where events go: a broker that the run brings along (default), this process' memory, "
              + "or a cluster that exists.")
  private LogChoice kafka;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "The folder to make the run's directory in (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads work (default: one for each processor).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--device",
      paramLabel = "auto|cpu|gpu|gpu:N",
      description =
          "Where neural models are trained: on every GPU that is there, else on the processor "
              + "(auto, the default), on the processor, on all GPUs, or on one of them.")
  private String device;

  @Mixin private PageOptions page;

  @Option(
      names = "--json",
      description =
          "Print one JSON object on standard output at the end, and everything else on standard "
              + "error.")
  private boolean json;

  @Override
  public Integer call() {
    return CommandFrame.call(
        "run",
        json,
        frame ->
            switch (new RunSession(request(), frame).run().status()) {
              case FINISHED -> ExitCode.OK;
              case ABORTED -> CommandFrame.INTERRUPTED;
              case FAILED -> ExitCode.SOFTWARE;
            });
  }

  private RunRequest request() {
    if (threads < 1 || threads > THREADS_MAX) {
      throw new ParameterException(
          spec.commandLine(),
          "--threads must be between 1 and " + THREADS_MAX + ", not " + threads);
    }
    if (device != null && !device.matches(DEVICES)) {
      throw new ParameterException(
          spec.commandLine(), "--device must be auto, cpu, gpu or gpu:N, not '" + device + "'");
    }
    boolean named = !arguments.isEmpty() && !isOverride(arguments.get(0));
    String name = named ? arguments.get(0) : BuiltIns.DEFAULT;
    List<String> overrides = new ArrayList<>(arguments.subList(named ? 1 : 0, arguments.size()));
    if (seed != null) {
      overrides.add("seed=" + seed);
    }
    ScenarioLoader loader = new ScenarioLoader(Path.of(""));
    Scenario scenario = loader.load(name, overrides);
    return new RunRequest(
        scenario,
        Changes.of(() -> loader.preview(name, List.of()), scenario, overrides),
        page.opening(),
        new RunRequest.Means(kafka, device == null ? DEVICE_DEFAULT : device, threads),
        out,
        page.showing(json),
        repeat(name, scenario));
  }

  /** Whether an argument changes the scenario, and does not name it. */
  static boolean isOverride(String argument) {
    return argument.contains("=") || argument.startsWith("~");
  }

  private Repeat repeat(String name, Scenario scenario) {
    List<String> words = new ArrayList<>(List.of(Terminal.launcher(), "run", name));
    arguments.stream()
        .filter(RunCommand::isOverride)
        .filter(override -> !override.startsWith("seed="))
        .forEach(words::add);
    words.add("--seed");
    words.add(Long.toString(scenario.seed()));
    if (!(kafka instanceof LogChoice.Embedded)) {
      words.add("--kafka");
      words.add(kafka.toString());
    }
    if (device != null) {
      words.add("--device");
      words.add(device);
    }
    return new Repeat(words, page.steering());
  }
}
