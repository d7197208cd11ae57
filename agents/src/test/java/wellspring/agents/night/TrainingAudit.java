package wellspring.agents.night;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import wellspring.agents.event.AgentNames;
import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.Event;
import wellspring.agents.protocol.Order;
import wellspring.agents.scenario.ModelSpec;
import wellspring.model.learner.FitRequest;
import wellspring.model.learner.LanguageModel;
import wellspring.model.learner.Learner;
import wellspring.model.mix.MemoryRegime;

/** Watches what models are trained on. */
final class TrainingAudit {
  private final RunAudit run;
  private final Supplier<Optional<RoundAudit>> round;
  private final Consumer<RuntimeException> broken;
  private Optional<String> learning = Optional.empty();

  TrainingAudit(
      RunAudit run, Supplier<Optional<RoundAudit>> round, Consumer<RuntimeException> broken) {
    this.run = run;
    this.round = round;
    this.broken = broken;
  }

  /** An order is about to be carried out. */
  void learns(Order order) {
    if (order instanceof Order.Learn) {
      learning = Optional.of(order.agent());
    }
  }

  /** What is trained from now on is not trained by a model. */
  void learnsNoMore() {
    learning = Optional.empty();
  }

  /** A learner that is watched. */
  Learner watched(String model, Learner learner) {
    return new Learner() {
      @Override
      public CompletionStage<LanguageModel> fit(FitRequest fit) {
        try {
          check(model, fit);
        } catch (RuntimeException e) {
          broken.accept(e);
        }
        return learner.fit(fit);
      }

      @Override
      public LanguageModel load(InputStream checkpoint) throws IOException {
        return learner.load(checkpoint);
      }
    };
  }

  private void check(String model, FitRequest fit) {
    for (String text : fit.documents()) {
      Violation.unless(!run.isHeldOut(text), "held-out text", "%s is trained on '%s'", model, text);
    }
    RoundAudit now = round.get().orElseThrow();
    if (learning.isPresent()) {
      Violation.unless(
          learning.get().equals(model), "trainings", "%s trains %s", learning.get(), model);
      modelTrains(model, now, fit);
    } else {
      requireEach(fit, "control of " + model, human(now));
    }
  }

  private void modelTrains(String model, RoundAudit now, FitRequest fit) {
    Violation.unless(
        Generations.of(run.scenario().models().get(model)).trainsIn(now.number()),
        "trainings",
        "%s trains in round %d",
        model,
        now.number());
    run.trained(model).put(now.number(), fit.documents().size());
    List<DocumentWritten> given = new ArrayList<>(now.corpus(model));
    run.history().rounds().forEach(round -> given.addAll(round.content().corpus(model)));
    requireEach(fit, model, given);
    int wanted = wanted(run.scenario().models().get(model), now.number(), given.size());
    Violation.unless(
        fit.documents().size() == wanted,
        "a document once",
        "%s is trained on %d documents instead of %d",
        model,
        fit.documents().size(),
        wanted);
  }

  /**
   * On how many documents a model trains.
   *
   * @param given how many it was given by then
   */
  private int wanted(ModelSpec model, int round, int given) {
    int corpus = run.scenario().curators().get(model.curator()).documents();
    int interval = Generations.of(model).interval();
    int fresh = round == 0 ? corpus : interval * corpus;
    if (model.memory() instanceof MemoryRegime.Replace) {
      return fresh;
    } else if (model.memory() instanceof MemoryRegime.Window window) {
      int first = round / interval < window.corpora() ? corpus : 0;
      return Math.min(round / interval, window.corpora()) * interval * corpus + first;
    } else if (model.memory() instanceof MemoryRegime.Anchor anchor) {
      return fresh + (round == 0 ? 0 : anchor.documents());
    } else if (model.memory() instanceof MemoryRegime.Subsample subsample) {
      return Math.min(given, subsample.documents());
    }
    return given;
  }

  private List<DocumentWritten> human(RoundAudit now) {
    List<DocumentWritten> human = new ArrayList<>();
    List<Event> all = new ArrayList<>(now.documents());
    run.history().rounds().forEach(round -> all.addAll(round.content().documents().values()));
    for (Event event : all) {
      DocumentWritten document = (DocumentWritten) event;
      boolean changed = run.scenario().hasSociety() && AgentNames.isOf(document.agent(), "guild");
      if (document.truth().origin() == DocumentOrigin.HUMAN && !changed) {
        human.add(document);
      }
    }
    if (run.scenario().hasSociety()) {
      for (int round = 0; round <= now.number(); round++) {
        human.addAll(run.undisturbed("guild", round));
      }
    }
    return human;
  }

  /** Each text is that of a document, and of each document only once. */
  private static void requireEach(FitRequest fit, String whose, List<DocumentWritten> given) {
    Map<String, Integer> left = new HashMap<>();
    given.forEach(document -> left.merge(document.text(), 1, Integer::sum));
    for (String text : fit.documents()) {
      Violation.unless(
          left.merge(text, -1, Integer::sum) >= 0,
          "a document once",
          "%s is trained on '%s', which it was not given, or not so often",
          whose,
          text);
    }
  }
}
