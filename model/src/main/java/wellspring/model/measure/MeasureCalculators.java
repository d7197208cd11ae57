package wellspring.model.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import wellspring.model.autoregression.TrueDistribution;
import wellspring.model.language.FactualLanguage;
import wellspring.model.measure.SampleSize.EqualBlocks;

/** Which gauge takes which measures of token languages; those that are not wanted are not built. */
final class MeasureCalculators {
  private static final List<Offer> OFFERS =
      List.of(
          new Offer(
              EnumSet.of(Measure.HELD_OUT_PERPLEXITY, Measure.HELD_OUT_CROSS_ENTROPY),
              human -> new HeldOutCalculator(human.heldOut())),
          new Offer(
              EnumSet.of(Measure.KL_TRUTH_MODEL, Measure.KL_MODEL_TRUTH, Measure.JENSEN_SHANNON),
              DivergenceCalculator::new),
          new Offer(
              EnumSet.of(
                  Measure.ENTROPY,
                  Measure.DIVERSITY,
                  Measure.TAIL_MASS,
                  Measure.FREQUENCY_ERROR,
                  Measure.SURVIVING_VOCABULARY,
                  Measure.MISSING_MASS),
              human -> new FrequencyCalculator(vocabulary(human), human.vocabularySize())),
          new Offer(
              EnumSet.of(
                  Measure.DISTINCT_1, Measure.DISTINCT_2, Measure.DISTINCT_3, Measure.REPETITION),
              human -> new SequenceCalculator()),
          new Offer(
              recallAnd(Measure.VOCABULARY_KEPT),
              human ->
                  new VocabularyCalculator(
                      vocabulary(human), human.reference().all(), human.vocabularySize())),
          new Offer(
              EnumSet.of(Measure.RICHNESS_AT_COVERAGE, Measure.TAIL_KEPT),
              human -> new TailCalculator(human, vocabulary(human))),
          new Offer(EnumSet.of(Measure.INVENTED_WORDS), InventionCalculator::of),
          new Offer(
              EnumSet.of(Measure.HILL_0, Measure.HILL_1, Measure.HILL_2, Measure.ZIPF_SLOPE),
              human -> new AbundanceCalculator(human.vocabularySize())),
          new Offer(
              EnumSet.of(Measure.MTLD), human -> new LexicalDiversity(human.vocabularySize())),
          new Offer(EnumSet.of(Measure.SELF_BLEU_4), human -> new SelfBleu()),
          new Offer(
              EnumSet.of(Measure.COHERENCE_LENGTH), human -> new CoherenceCalculator(human.seed())),
          new Offer(EnumSet.of(Measure.VENDI_SCORE), MeasureCalculators::vendi),
          new Offer(EnumSet.of(Measure.FRONTIER_AREA), MeasureCalculators::frontier),
          new Offer(perplexities(), human -> new PerplexityCalculator()),
          new Offer(
              EnumSet.of(
                  Measure.ERROR_RATE,
                  Measure.HAZARD_SLOPE,
                  Measure.HAZARD_SLOPE_LOW,
                  Measure.HAZARD_SLOPE_HIGH,
                  Measure.LIKELIHOOD_DECAY,
                  Measure.LIKELIHOOD_DECAY_EXPECTED),
              MeasureCalculators::autoregression),
          new Offer(
              EnumSet.of(
                  Measure.FACTS_TRUE,
                  Measure.FACTS_OUTDATED,
                  Measure.FACTS_FALSE,
                  Measure.FACT_AGE),
              MeasureCalculators::truthfulness));

  private MeasureCalculators() {}

  /**
   * Something that takes measures.
   *
   * @param gauge made from what people wrote
   */
  private record Offer(Set<Measure> measures, Function<HumanText, MeasureCalculator> gauge) {}

  /** The gauges that take any of the wanted measures. */
  static List<MeasureCalculator> of(HumanText human, Set<Measure> wanted) {
    List<MeasureCalculator> gauges = new ArrayList<>();
    for (Offer offer : OFFERS) {
      if (!Collections.disjoint(offer.measures(), wanted)) {
        gauges.add(offer.gauge().apply(human));
      }
    }
    return List.copyOf(gauges);
  }

  private static Set<Measure> recallAnd(Measure another) {
    Set<Measure> measures = EnumSet.of(another);
    IntStream.rangeClosed(1, HumanVocabulary.TENTHS)
        .mapToObj(Measure::rareTokenRecall)
        .forEach(measures::add);
    return measures;
  }

  private static Set<Measure> perplexities() {
    Set<Measure> measures = EnumSet.of(Measure.SELF_PERPLEXITY);
    EnumSet.allOf(Measure.class).stream()
        .filter(Measure::takesFirstGeneration)
        .forEach(measures::add);
    return measures;
  }

  private static HumanVocabulary vocabulary(HumanText human) {
    return new HumanVocabulary(human.language().tokenFrequencies());
  }

  private static MeasureCalculator vendi(HumanText human) {
    return features(human)
        .<MeasureCalculator>map(VendiScore::new)
        .orElse(MeasureCalculators::nothing);
  }

  private static MeasureCalculator frontier(HumanText human) {
    Optional<EqualBlocks> reference = human.reference().blocks();
    return features(human)
        .<MeasureCalculator>map(
            features -> new FrontierCalculator(features, reference.orElseThrow(), human.seed()))
        .orElse(MeasureCalculators::nothing);
  }

  private static Optional<TextFeatures> features(HumanText human) {
    return human.reference().blocks().map(blocks -> new TextFeatures(blocks.list()));
  }

  private static MeasureCalculator autoregression(HumanText human) {
    return human
        .truth()
        .map(next -> new TrueDistribution(next, human.language().documentEnd()))
        .<MeasureCalculator>map(
            truth ->
                new AutoregressionCalculator(truth, truth.entropyRate(human.heldOut().documents())))
        .orElse(MeasureCalculators::nothing);
  }

  private static MeasureCalculator truthfulness(HumanText human) {
    return human.language() instanceof FactualLanguage facts
        ? new TruthfulnessCalculator(facts)
        : MeasureCalculators::nothing;
  }

  /** Where there is nothing to measure. */
  private static void nothing(MeasuredSubject subject, MeasureValues figures) {}
}
