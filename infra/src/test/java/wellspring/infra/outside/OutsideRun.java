package wellspring.infra.outside;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import wellspring.agents.event.ControlEvent.RoundOpened;
import wellspring.agents.event.ControlEvent.Status;
import wellspring.agents.scenario.Scenario;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.infra.lab.Lab;
import wellspring.infra.lab.LogChoice;
import wellspring.infra.lab.LogSource;
import wellspring.infra.lab.RecordingOptions;
import wellspring.infra.lab.RunHandle;
import wellspring.infra.lab.RunObserver;
import wellspring.infra.lab.RunRequest;
import wellspring.infra.lab.RunResources;
import wellspring.infra.lab.RunResult;
import wellspring.infra.lab.SharedLanguages;
import wellspring.infra.lab.SmallRuns;
import wellspring.infra.run.RunDirectory;
import wellspring.model.language.file.ReadingContext;

/** A run on a broker of its own, and the programs that take part in it. */
final class OutsideRun implements AutoCloseable {
  /** Who takes part from outside: people and a model. */
  static final List<String> PARTICIPANTS = List.of("guests", "markov");

  private static final int MINUTES_MAX = 5;

  private final List<String> command;
  private final Lab lab;
  private final RunHandle handle;
  private final List<Thread> watches = new ArrayList<>();
  private final List<Process> alive = new ArrayList<>();
  private boolean closing;

  private OutsideRun(
      RecordingOptions recording, LogChoice log, List<String> command, RunObserver observer) {
    this.command = command;
    this.lab =
        Lab.open(
            new RunResources(
                new SharedLanguages(ReadingContext.PLAIN),
                Optional.empty(),
                LogSource.ownFor(log),
                2));
    this.handle = lab.start(RunRequest.of(scenario()).recorded(recording).observedBy(observer));
  }

  /**
   * Starts one on a broker of its own.
   *
   * @param command starts a program, with the file by which it takes part behind it
   */
  static OutsideRun start(Path out, String name, List<String> command) {
    return start(out, name, new LogChoice.Embedded(), command);
  }

  /** The same with a log of another kind. */
  static OutsideRun start(Path out, String name, LogChoice log, List<String> command) {
    return new OutsideRun(SmallRuns.recording(out, name), log, command, new RunObserver() {});
  }

  /** Starts one whose programs are killed in each round but the first. */
  static OutsideRun killing(Path out, String name, List<String> command) {
    AtomicReference<OutsideRun> run = new AtomicReference<>();
    run.set(
        new OutsideRun(
            SmallRuns.recording(out, name),
            new LogChoice.Embedded(),
            command,
            new RunObserver() {
              @Override
              public void roundOpened(RoundOpened event) {
                if (event.round() > 0) {
                  run.get().killAll();
                }
              }
            }));
    return run.get();
  }

  /** Starts one that ends before its time, in a round, with its programs. */
  static OutsideRun stopping(Path out, String name, List<String> command, int round) {
    AtomicReference<OutsideRun> run = new AtomicReference<>();
    run.set(
        new OutsideRun(
            SmallRuns.recording(out, name),
            new LogChoice.Embedded(),
            command,
            new RunObserver() {
              @Override
              public void roundOpened(RoundOpened event) {
                if (event.round() == round) {
                  run.get().handle.end(Status.ABORTED, "enough");
                }
              }
            }));
    return run.get();
  }

  /** Goes on with one that was stopped. */
  static OutsideRun resume(Path folder, List<String> command) {
    RecordingOptions recording =
        new RecordingOptions(() -> RunDirectory.open(folder), List.of(), own -> "", own -> {});
    return new OutsideRun(
        recording.continuing(List.of()), new LogChoice.Embedded(), command, new RunObserver() {});
  }

  static Scenario scenario() {
    Path texts = Path.of(OutsideRun.class.getResource("/texts/garden.txt").getPath());
    return new ScenarioLoader(Path.of(""))
        .load(
            "text",
            List.of(
                "rounds=4",
                "language.path=" + texts,
                "+humans.guests={writers: 2, documents: 3, outside: {patienceSeconds: 300}}",
                "+models.markov={curator: no-human, learner: {kind: outside, patienceSeconds: 300}}",
                "curators.no-human.documents=20",
                "curators.half-human.documents=20",
                "humans.people.documents=2",
                "evaluation.probeDocuments=20"));
  }

  Path file(String participant) {
    return handle.directory().orElseThrow().outside(participant);
  }

  String name() {
    return handle.run();
  }

  Path broker() {
    return handle.directory().orElseThrow().kafka();
  }

  /** Has the programs take part, each started again when it ends, and waits for the run's end. */
  RunResult await() throws InterruptedException {
    for (String participant : PARTICIPANTS) {
      Thread watch = new Thread(() -> keepAlive(participant), participant);
      watches.add(watch);
      watch.start();
    }
    return handle.await();
  }

  private void keepAlive(String participant) {
    while (true) {
      try {
        Process process = launched(participant);
        if (process == null || process.waitFor() == 0) {
          return;
        }
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private synchronized Process launched(String participant) throws IOException {
    if (closing) {
      return null;
    }
    List<String> whole = new ArrayList<>(command);
    whole.add(file(participant).toString());
    Process process =
        new ProcessBuilder(whole)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    alive.add(process);
    return process;
  }

  private synchronized void killAll() {
    alive.forEach(Process::destroyForcibly);
    alive.clear();
  }

  @Override
  public void close() {
    synchronized (this) {
      closing = true;
      killAll();
    }
    handle.close();
    lab.close();
    for (Thread watch : watches) {
      try {
        watch.join(TimeUnit.MINUTES.toMillis(MINUTES_MAX));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
