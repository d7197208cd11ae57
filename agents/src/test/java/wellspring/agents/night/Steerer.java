package wellspring.agents.night;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import wellspring.agents.conductor.RunningSimulation;
import wellspring.agents.context.AsyncWork;
import wellspring.agents.event.ControlEvent.Steered;
import wellspring.agents.steering.SteeringCommand;
import wellspring.agents.steering.SteeringException;

/** A person who steers a run now and then, and lets none wait for ever. */
final class Steerer {
  private final SplittableRandom random;
  private final LogConnection log;
  private final RunAudit audit;
  private final Consumer<RuntimeException> broken;
  private final List<CompletableFuture<Steered>> asked = new ArrayList<>();

  /**
   * @param broken hears of answers that must not be
   */
  Steerer(
      RunAudit audit,
      SplittableRandom random,
      LogConnection log,
      Consumer<RuntimeException> broken) {
    this.audit = audit;
    this.broken = broken;
    this.random = random;
    this.log = log;
  }

  /** Asks for something, or for several things at once. */
  void steer(RunningSimulation run) {
    do {
      askAny(run);
    } while (random.nextBoolean());
  }

  private void askAny(RunningSimulation run) {
    audit.steered();
    ask(
        run,
        switch (random.nextInt(12)) {
          case 0 -> new SteeringCommand.Intervene("curators.desk.human=" + quarter());
          case 1 ->
              new SteeringCommand.Intervene("curators.desk.pool=" + (random.nextInt(2) / 2.0));
          case 2, 3 -> new SteeringCommand.Pause();
          case 4 -> new SteeringCommand.Step();
          case 5 -> new SteeringCommand.Resume();
          case 6 -> new SteeringCommand.Speed(OptionalDouble.of(1 + random.nextInt(1000)));
          case 7 -> new SteeringCommand.Write("no word of it");
          default -> new SteeringCommand.Write(text());
        });
  }

  private double quarter() {
    return random.nextInt(5) / 4.0;
  }

  private String text() {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < NightScenario.DOCUMENT_TOKENS; i++) {
      words.add("w" + (1 + random.nextInt(40)));
    }
    return String.join(" ", words);
  }

  /** Lets a run go on that waits. */
  void wake(RunningSimulation run) {
    if (random.nextInt(3) == 0) {
      askAny(run);
    }
    ask(run, random.nextBoolean() ? new SteeringCommand.Resume() : new SteeringCommand.Step());
  }

  private void ask(RunningSimulation run, SteeringCommand command) {
    CompletableFuture<Steered> answer = run.steer(command).toCompletableFuture();
    asked.add(answer);
    var unused = answer.thenAccept(this::answered);
  }

  private void answered(Steered event) {
    if (!log.hasAcknowledged(event)) {
      broken.accept(new Violation("answers", event + " is not in the log"));
    }
  }

  /** All that was asked of a run that is over must be answered. */
  void check() {
    for (CompletableFuture<Steered> answer : asked) {
      Violation.unless(answer.isDone(), "answers", "a person got none");
      var unused = answer.exceptionally(this::refused);
    }
  }

  private Steered refused(Throwable error) {
    if (!(AsyncWork.cause(error) instanceof SteeringException)) {
      broken.accept(new Violation("answers", "steering fails with " + error));
    }
    return null;
  }
}
