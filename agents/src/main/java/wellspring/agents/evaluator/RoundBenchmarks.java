package wellspring.agents.evaluator;

import java.util.function.Function;
import wellspring.model.language.Language;
import wellspring.model.language.TokenLanguage;
import wellspring.model.measure.ModelBenchmark;

/**
 * What models are held against in each round: one yardstick for a run, or where the language
 * changes one for each round. The latest is kept, since all models of a round share it. Safe to
 * share between threads.
 */
final class RoundBenchmarks {
  private final Language language;
  private final Function<Language, ModelBenchmark> make;
  private Language spoken;
  private int round;
  private ModelBenchmark latest;

  /**
   * @param make makes the yardstick of a language that stands still
   */
  RoundBenchmarks(Language language, Function<Language, ModelBenchmark> make) {
    this.language = language;
    this.make = make;
    this.spoken = asOf(0);
    this.latest = make.apply(spoken);
  }

  /** Whether there is another one for each round. */
  boolean change() {
    return asOf(0) != language;
  }

  synchronized ModelBenchmark at(int round) {
    boolean stands = spoken == language;
    if (!stands && round != this.round) {
      this.spoken = asOf(round);
      this.round = round;
      this.latest = make.apply(spoken);
    }
    return latest;
  }

  private Language asOf(int round) {
    return language instanceof TokenLanguage words ? words.asOf(round) : language;
  }
}
