package wellspring.infra.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wellspring.agents.scenario.idle.IdleSetting;
import wellspring.agents.scenario.idle.IdleSettings;
import wellspring.agents.sweep.Axis;
import wellspring.agents.sweep.GridPoint;
import wellspring.agents.sweep.PlannedRun;
import wellspring.agents.sweep.SweepPlan;
import wellspring.infra.sweep.CompletedRun;
import wellspring.infra.sweep.SweepDirectory;
import wellspring.model.text.CountPhrase;

/** What a sweep tells the people in front of it. Safe to use from many threads. */
final class SweepDisplay {
  private static final int FAILURES_SHOWN_MAX = 10;
  private static final int IDLE_SHOWN_MAX = 6;

  private final ConsoleOutput console;
  private SweepPlan plan;
  private BatchProgress progress;

  SweepDisplay(ConsoleOutput console) {
    this.console = console;
  }

  /** Before anything else: what is swept, and from which seed. */
  void announce(SweepPlan newPlan) {
    plan = newPlan;
    long controls = plan.points().stream().filter(point -> point.control()).count();
    console.line(
        "%s: %s"
            .formatted(
                plan.points().get(0).scenario().name(),
                plan.axes().isEmpty()
                    ? "one setting"
                    : String.join(" × ", plan.axes().stream().map(SweepDisplay::shown).toList())));
    console.line(
        "seed %d, %s: (%s + %,d human-only) × %s, %s"
            .formatted(
                plan.seed().value(),
                CountPhrase.of(plan.size(), "run"),
                CountPhrase.of(plan.points().size() - controls, "setting"),
                controls,
                CountPhrase.of(plan.replicas(), "replica"),
                switch (plan.luck()) {
                  case SAME -> "with the same luck at every setting (--luck same)";
                  case OWN -> "each run with luck of its own (--luck own)";
                }));
    sayIdle();
  }

  /**
   * Of a key that is swept, at which settings it cannot act; of others, only if they can at none.
   * Controls differ from their settings in what people would have them differ.
   */
  private void sayIdle() {
    List<GridPoint> points = plan.points().stream().filter(point -> !point.control()).toList();
    Map<IdleSetting, Long> counts =
        points.stream()
            .flatMap(point -> IdleSettings.of(point.scenario()).stream())
            .collect(
                Collectors.groupingBy(idle -> idle, LinkedHashMap::new, Collectors.counting()));
    List<String> sentences =
        counts.keySet().stream()
            .filter(idle -> isSwept(idle.key()) || counts.get(idle) == points.size())
            .map(IdleSetting::sentence)
            .toList();
    sentences.stream().limit(IDLE_SHOWN_MAX).forEach(console::paragraph);
    if (sentences.size() > IDLE_SHOWN_MAX) {
      console.line("... and %,d more like these".formatted(sentences.size() - IDLE_SHOWN_MAX));
    }
  }

  /** Once everything has started: where it is to be found, and what is there already. */
  void begin(SweepDirectory directory, String kafka, int jobs, int doneAlready, int failedAlready) {
    console.line("directory " + directory.path());
    if (!kafka.isEmpty()) {
      console.line("Kafka at %s, topics wellspring.%s*".formatted(kafka, directory.name()));
    }
    if (doneAlready > 0) {
      console.line(
          "%s %s done"
              .formatted(
                  CountPhrase.of(doneAlready, plan.size(), "run"),
                  CountPhrase.verb(doneAlready, "is", "are")));
    }
    console.line(CountPhrase.of(jobs, "run") + " at once");
    progress = new BatchProgress(console, plan.size(), doneAlready, failedAlready);
  }

  /** A run has ended. */
  synchronized void ended(CompletedRun run) {
    if (run.failed() && progress.failed() < FAILURES_SHOWN_MAX) {
      console.paragraph(
          "run %d%s failed: %s".formatted(run.run().number(), setting(run.run()), run.reason()));
    }
    progress.ended(run.failed());
  }

  /**
   * At the end: what came of it, and how to go on.
   *
   * @param goOn the command that does what is left
   */
  void conclude(SweepResult result, SweepDirectory directory, String goOn) {
    if (!result.reason().isEmpty()) {
      console.paragraph(
          "The sweep was %s after %s: %s."
              .formatted(
                  result.status().equals(SweepSession.FAILED) ? "ended" : "aborted",
                  CountPhrase.of(result.done(), result.runs(), "run"),
                  result.reason()));
    }
    if (result.failed() > 0) {
      console.line(
          "%s failed; %s has the reasons"
              .formatted(CountPhrase.of(result.failed(), result.runs(), "run"), directory.runs()));
    }
    console.line("directory    " + directory.path());
    if (result.done() < result.runs() || result.failed() > 0) {
      console.line("go on with   " + goOn);
    }
    console.line(String.format(Locale.ROOT, "took         %.1f s", result.seconds()));
  }

  private String setting(PlannedRun run) {
    List<String> values = run.point().setting();
    StringBuilder text = new StringBuilder(" (");
    for (int i = 0; i < values.size(); i++) {
      if (!values.get(i).isEmpty()) {
        text.append(plan.axes().get(i).name()).append('=').append(values.get(i)).append(", ");
      }
    }
    return text.append(run.point().control() ? "human-only, " : "")
        .append("replica ")
        .append(run.replica())
        .append(')')
        .toString();
  }

  private boolean isSwept(String key) {
    return plan.axes().stream()
        .flatMap(axis -> Stream.of(axis.name().split("\\+", -1)))
        .anyMatch(swept -> key.startsWith(swept) || swept.startsWith(key));
  }

  private static String shown(Axis axis) {
    return axis.name() + " (" + axis.values().size() + ")";
  }
}
