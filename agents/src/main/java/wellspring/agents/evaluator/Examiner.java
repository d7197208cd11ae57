package wellspring.agents.evaluator;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.Ids;
import wellspring.agents.event.Measured;
import wellspring.agents.event.ModelReleased;
import wellspring.agents.event.Origin;
import wellspring.agents.scenario.EvaluationSpec;
import wellspring.agents.theory.Theory;
import wellspring.agents.world.World;
import wellspring.model.language.TokenLanguage;
import wellspring.model.learner.LanguageModel;
import wellspring.model.measure.Measure;
import wellspring.model.measure.TokenYardstick;
import wellspring.model.measure.Yardstick;

/** Measures models and corpora, and sets beside each figure what theory predicts. */
final class Examiner {
  private final World world;
  private final Yardstick yardstick;
  private final Theory theory;

  Examiner(World world) {
    this.world = world;
    this.yardstick = yardstick(world);
    this.theory = Theory.of(world.scenario(), world.language());
  }

  private static Yardstick yardstick(World world) {
    EvaluationSpec spec = world.scenario().evaluation();
    return new TokenYardstick(
        (TokenLanguage) world.language(),
        world.seed(),
        spec.heldOutDocuments(),
        spec.probeDocuments());
  }

  /** The share of a corpus' tokens that people wrote; 0 if it has no token. */
  double humanFraction(List<DocumentWritten> corpus) {
    long human = 0;
    long all = 0;
    for (DocumentWritten document : corpus) {
      int tokens = world.language().length(document.text());
      all += tokens;
      human += document.truth().origin() == Origin.HUMAN ? tokens : 0;
    }
    return all == 0 ? 0 : (double) human / all;
  }

  /** What a model is like, now that it is released. */
  SortedMap<Measure, Double> measure(ModelReleased release, int round) {
    String name = release.agent();
    LanguageModel model = world.checkpoints().load(release.checkpoint(), world.learners().of(name));
    List<String> probe =
        model.write(
            world.scenario().evaluation().probeDocuments(),
            world.seed().stream("probe", name, round));
    SortedMap<Measure, Double> figures = new TreeMap<>(yardstick.measure(model, probe));
    figures.put(Measure.TRAINING_HUMAN_FRACTION, release.humanShare());
    return figures;
  }

  /** The events that say so, in the order of the measures. */
  List<Measured> events(
      String model, int round, int generation, SortedMap<Measure, Double> figures) {
    List<Measured> events = new ArrayList<>();
    figures.forEach(
        (measure, value) -> {
          OptionalDouble predicted = theory.predict(model, measure, generation);
          events.add(
              new Measured(
                  Ids.measurement(round, model, measure.id()),
                  model,
                  round,
                  measure.id(),
                  value,
                  predicted.isPresent() ? predicted.getAsDouble() : null));
        });
    return events;
  }
}
