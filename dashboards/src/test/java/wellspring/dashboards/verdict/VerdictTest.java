package wellspring.dashboards.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import wellspring.dashboards.verdict.ModelVerdict.Fate;
import wellspring.model.measure.Measure;

class VerdictTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;
  private static final double[] HUMAN = {100, 104, 98, 101, 99, 103, 97, 100, 102, 100};
  private static final double[] RISING = {100, 130, 170, 220, 270, 310, 350, 390, 420, 460};

  @Test
  void whoGetsWorseThanPeopleDoCollapsed() {
    ModelVerdict verdict =
        Judging.beside()
            .readsModels(10)
            .measured(Measure.HELD_OUT_PERPLEXITY, RISING, HUMAN)
            .closed();
    assertThat(verdict.fate()).isEqualTo(Fate.COLLAPSED);
    assertThat(verdict.sentence())
        .isEqualTo("closed collapsed by perplexity (100 → 440; people only 101, ×4.35; limit ×3).");
    assertThat(verdict.collapsedBy()).containsExactly("perplexity");
  }

  @Test
  void whatPeopleAloneDoIsNoCollapse() {
    assertThat(
            Judging.beside()
                .readsModels(10)
                .measured(Measure.HELD_OUT_PERPLEXITY, RISING, RISING)
                .sentence())
        .isEqualTo(
            "closed held: it did not collapse by perplexity (100 → 440; people only 440, ×1; limit ×3).");
  }

  @Test
  void whoStaysAsItBeganHasNotCollapsedThoughPeopleWouldHaveMadeItBetter() {
    double[] learning = {100, 80, 60, 45, 35, 28, 22, 18, 15, 14};
    assertThat(
            Judging.beside()
                .readsModels(10)
                .measured(Measure.HELD_OUT_PERPLEXITY, HUMAN, learning)
                .closed()
                .fate())
        .isEqualTo(Fate.HELD);
  }

  @Test
  void whatChanceCouldDoIsUndecided() {
    double[] wild = {1, 9, 2, 30, 1, 12, 3, 25, 1, 8};
    ModelVerdict verdict =
        Judging.beside()
            .readsModels(10)
            .measured(
                Measure.HELD_OUT_PERPLEXITY, new double[] {1, 2, 1, 3, 5, 9, 9, 12, 14, 16}, wild)
            .closed();
    assertThat(verdict.fate()).isEqualTo(Fate.UNDECIDED);
    assertThat(verdict.sentence())
        .startsWith(
            "closed is undecided. Beyond the limit, but not beyond chance: perplexity (1 → 15");
  }

  @Test
  void oneOddRoundDecidesNothing() {
    double[] odd = HUMAN.clone();
    odd[9] = 2_000;
    assertThat(
            Judging.beside("rounds=20")
                .readsModels(10)
                .measured(Measure.HELD_OUT_PERPLEXITY, twice(HUMAN, odd), twice(HUMAN, HUMAN))
                .closed()
                .fate())
        .isEqualTo(Fate.HELD);
  }

  @Test
  void whoCrossesALimitAndComesBackIsToldSo() {
    double[] wavering = twice(HUMAN, HUMAN);
    wavering[11] = 320;
    ModelVerdict once =
        Judging.beside("rounds=20")
            .readsModels(10)
            .measured(Measure.HELD_OUT_PERPLEXITY, wavering, twice(HUMAN, HUMAN))
            .closed();
    wavering[14] = 310;
    wavering[15] = INFINITE;
    wavering[17] = 303;
    wavering[18] = 999;
    ModelVerdict often =
        Judging.beside("rounds=20")
            .readsModels(10)
            .measured(Measure.HELD_OUT_PERPLEXITY, wavering, twice(HUMAN, HUMAN))
            .closed();
    assertThat(once.sentence()).contains("limit ×3, crossed once, in round 11)");
    assertThat(often.sentence())
        .isEqualTo(
            "closed held: it did not collapse by perplexity (100 → 174; people only 100, ×1.74;"
                + " limit ×3, crossed five times, from round 11).");
    assertThat(often.judgements().get(0).crossings()).isEqualTo(5);
    assertThat(often.judgements().get(0).since()).isEqualTo(11);
  }

  @Test
  void whoCollapsedIsToldSinceWhenAsData() {
    Judgement judgement =
        Judging.beside()
            .readsModels(10)
            .measured(Measure.HELD_OUT_PERPLEXITY, RISING, HUMAN)
            .closed()
            .judgements()
            .get(0);
    assertThat(judgement.outcome()).isEqualTo(Judgement.Outcome.CROSSED);
    assertThat(judgement.limitValue()).isCloseTo(303, within(0.1));
    assertThat(judgement.since()).isEqualTo(5);
    assertThat(judgement.crossings()).isEqualTo(5);
  }

  @Test
  void modelsStandInTheScenariosOrder() {
    Judging judging = Judging.in("gpt-collapse", "language.path=.");
    for (String model : new String[] {"accumulate", "closed", "tenth"}) {
      judging.measured(model, Measure.HUMAN_FRACTION, new double[] {1}, null);
    }
    assertThat(judging.verdict().models())
        .extracting(ModelVerdict::model)
        .containsExactly("closed", "tenth", "accumulate");
  }

  private static double[] twice(double[] first, double[] second) {
    double[] both = java.util.Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  @Test
  void aModelThatReadsPeopleAloneIsAControlWhateverItDoes() {
    ModelVerdict open =
        Judging.in("collapse")
            .measured("open", Measure.HELD_OUT_PERPLEXITY, RISING, null)
            .model("open");
    assertThat(open.fate()).isEqualTo(Fate.CONTROL);
    assertThat(open.sentence())
        .isEqualTo(
            "open is a human-only control: it reads only people's text. Its perplexity went from 100 to 440.");
  }

  @Test
  void aHumanOnlyModelOfTheScenarioIsTheControlOfItsLikes() {
    Judging judging =
        Judging.in("collapse")
            .readsModels(10)
            .measured(Judging.MODEL, Measure.HELD_OUT_PERPLEXITY, RISING, null)
            .measured("open", Measure.HELD_OUT_PERPLEXITY, RISING, null);
    assertThat(judging.sentence())
        .isEqualTo(
            "closed held: it did not collapse by perplexity (100 → 440; open 440, ×1; limit ×3).");
  }

  @Test
  void aControlThatWasSteeredAwayFromPeopleIsNone() {
    Judging judging =
        Judging.in("collapse")
            .readsModels(10)
            .measured(Judging.MODEL, Measure.HELD_OUT_PERPLEXITY, RISING, null)
            .measured("open", Measure.HELD_OUT_PERPLEXITY, RISING, null)
            .measured("open", Measure.HUMAN_FRACTION, new double[] {1, 1, 0.5}, null);
    assertThat(judging.sentence())
        .startsWith("closed collapsed by perplexity (100 → 440, ×4.4; limit ×3).")
        .endsWith("There is no human-only control: open was steered away from people's text.");
  }

  @Test
  void whoHasNoControlIsToldSoAndHeldAgainstItsBeginning() {
    assertThat(
            Judging.alone().readsModels(10).measured(Measure.HELD_OUT_PERPLEXITY, HUMAN).sentence())
        .isEqualTo(
            "closed held: it did not collapse by perplexity (100 → 101, ×1.01; limit ×3)."
                + " There is no human-only control: evaluation.control=auto computes one.");
  }

  @Test
  void aModelThatHasReadNoModelIsNotJudged() {
    assertThat(Judging.beside("rounds=1").measured(Measure.HELD_OUT_PERPLEXITY, 100).sentence())
        .isEqualTo("closed cannot be judged: it has not read what a model wrote. Run more rounds.");
    assertThat(
            Judging.beside()
                .measured(Measure.TRAINING_HUMAN_FRACTION, 1, 1)
                .measured(Measure.HELD_OUT_PERPLEXITY, 100, 900)
                .sentence())
        .startsWith("closed cannot be judged")
        .endsWith("All that it has trained on so far was written by people.");
  }

  @Test
  void aModelWorseThanABlindGuessIsNotJudged() {
    Judging nonsense =
        Judging.alone()
            .symbols(14_800)
            .readsModels(4)
            .measured(Measure.HELD_OUT_PERPLEXITY, 202_176, 202_000, 201_000, 203_000)
            .measured(Measure.VOCABULARY_KEPT, 1, 1, 1, 1);
    assertThat(nonsense.closed().fate()).isEqualTo(Fate.NOT_JUDGED);
    assertThat(nonsense.sentence())
        .startsWith(
            "closed cannot be judged: from its first generation on it is worse than a blind guess"
                + " (perplexity 202,176; a guess among 14,800 symbols has 14,800).");
  }

  @Test
  void aModelThatEndsWorseThanABlindGuessCollapsed() {
    assertThat(
            Judging.beside()
                .symbols(400)
                .readsModels(10)
                .measured(Measure.HELD_OUT_PERPLEXITY, RISING, HUMAN)
                .closed()
                .fate())
        .isEqualTo(Fate.COLLAPSED);
  }

  @Test
  void infinitePerplexityIsSaid() {
    double[] from3 = {10, 20, 30, INFINITE, INFINITE, INFINITE, INFINITE, INFINITE, 9, INFINITE};
    double[] always = {INFINITE, INFINITE, INFINITE, INFINITE};
    assertThat(
            Judging.beside()
                .readsModels(10)
                .measured(Measure.HELD_OUT_PERPLEXITY, from3, HUMAN)
                .sentence())
        .startsWith("closed collapsed by perplexity (10 → ∞; people only 101, ×∞; limit ×3)");
    assertThat(
            Judging.beside()
                .readsModels(4)
                .measured(Measure.HELD_OUT_PERPLEXITY, always, always)
                .measured(
                    Measure.VOCABULARY_KEPT, new double[] {1, 1, 1, 1}, new double[] {1, 1, 1, 1})
                .sentence())
        .isEqualTo(
            "closed held: it did not collapse by vocabulary (1 → 1; people only 1, ×1; limit ×0.5)."
                + " Not judged by perplexity (∞, as people only: ∞).");
    assertThat(
            Judging.alone().readsModels(4).measured(Measure.HELD_OUT_PERPLEXITY, always).sentence())
        .startsWith(
            "closed cannot be judged. Not judged by perplexity (∞, and ∞ in its first generation).");
  }

  @Test
  void aFigureThatTheLastRoundLacksIsNotJudged() {
    assertThat(
            Judging.alone()
                .readsModels(4)
                .measured(Measure.HELD_OUT_PERPLEXITY, 100, 100, 100, 100)
                .measured(Measure.VOCABULARY_KEPT, 1, 0.1)
                .sentence())
        .startsWith("closed held")
        .contains("Not judged by vocabulary (no figure in the last round).");
  }

  @Test
  void noiseIsACollapse() {
    double[] entropy = {4, 4.2, 4.4, 4.6, 4.8, 5, 5.2, 5.4, 5.5, 5.6};
    double[] human = {4, 4.1, 4, 4.1, 4, 4.1, 4, 4.1, 4, 4.1};
    assertThat(
            Judging.beside().readsModels(10).measured(Measure.ENTROPY, entropy, human).sentence())
        .isEqualTo(
            "closed collapsed by effective tokens (54.6 → 257; people only 57.4, ×4.48; limit ×1.5).");
  }

  @Test
  void modelThatWasNeverReleasedIsNotJudged() {
    assertThat(Judging.beside().measured(Measure.HUMAN_FRACTION, 1).sentence())
        .isEqualTo("closed was never released.");
  }

  @Test
  void tellsOfHowManyRoundsItsFiguresAreMedians() {
    assertThat(
            Judging.alone()
                .readsModels(10)
                .measured(Measure.HELD_OUT_PERPLEXITY, HUMAN)
                .verdict()
                .note())
        .contains("Figures are medians of the last 2 rounds.");
  }
}
