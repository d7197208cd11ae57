package wellspring.model.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import wellspring.model.autoregression.Truth;
import wellspring.model.language.FactualLanguage;
import wellspring.model.measure.SampleSize.EqualBlocks;

/** Which gauge takes which measures of token languages; those that nobody wants are not built. */
final class Gauges {
  private static final List<Offer> OFFERS =
      List.of(
          new Offer(
              EnumSet.of(Measure.HELD_OUT_PERPLEXITY, Measure.HELD_OUT_CROSS_ENTROPY),
              human -> new HeldOutGauge(human.heldOut())),
          new Offer(
              EnumSet.of(Measure.KL_TRUTH_MODEL, Measure.KL_MODEL_TRUTH, Measure.JENSEN_SHANNON),
              DivergenceGauge::new),
          new Offer(
              EnumSet.of(
                  Measure.ENTROPY,
                  Measure.DIVERSITY,
                  Measure.TAIL_MASS,
                  Measure.FREQUENCY_ERROR,
                  Measure.SURVIVING_VOCABULARY,
                  Measure.MISSING_MASS),
              human -> new FrequencyGauge(vocabulary(human), human.vocabularySize())),
          new Offer(
              EnumSet.of(
                  Measure.DISTINCT_1, Measure.DISTINCT_2, Measure.DISTINCT_3, Measure.REPETITION),
              human -> new SequenceGauge()),
          new Offer(
              recallAnd(Measure.VOCABULARY_KEPT),
              human ->
                  new VocabularyGauge(
                      vocabulary(human), human.reference().all(), human.vocabularySize())),
          new Offer(
              EnumSet.of(Measure.RICHNESS_AT_COVERAGE, Measure.TAIL_KEPT),
              human -> new TailGauge(human, vocabulary(human))),
          new Offer(EnumSet.of(Measure.INVENTED_WORDS), InventionGauge::of),
          new Offer(
              EnumSet.of(Measure.HILL_0, Measure.HILL_1, Measure.HILL_2, Measure.ZIPF_SLOPE),
              human -> new AbundanceGauge(human.vocabularySize())),
          new Offer(
              EnumSet.of(Measure.MTLD), human -> new LexicalDiversity(human.vocabularySize())),
          new Offer(EnumSet.of(Measure.SELF_BLEU_4), human -> new SelfBleu()),
          new Offer(EnumSet.of(Measure.COHERENCE_LENGTH), human -> new Coherence(human.seed())),
          new Offer(EnumSet.of(Measure.VENDI_SCORE), Gauges::vendi),
          new Offer(EnumSet.of(Measure.FRONTIER_AREA), Gauges::frontier),
          new Offer(perplexities(), human -> new PerplexityGauge()),
          new Offer(
              EnumSet.of(
                  Measure.ERROR_RATE,
                  Measure.HAZARD_SLOPE,
                  Measure.HAZARD_SLOPE_LOW,
                  Measure.HAZARD_SLOPE_HIGH,
                  Measure.LIKELIHOOD_DECAY,
                  Measure.LIKELIHOOD_DECAY_EXPECTED),
              Gauges::autoregression),
          new Offer(
              EnumSet.of(
                  Measure.FACTS_TRUE,
                  Measure.FACTS_OUTDATED,
                  Measure.FACTS_FALSE,
                  Measure.FACT_AGE),
              Gauges::truthfulness));

  private Gauges() {}

  /**
   * Something that takes measures.
   *
   * @param gauge made from what people wrote
   */
  private record Offer(Set<Measure> measures, Function<HumanText, Gauge> gauge) {}

  /** The gauges that take any of the wanted measures. */
  static List<Gauge> of(HumanText human, Set<Measure> wanted) {
    List<Gauge> gauges = new ArrayList<>();
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

  private static Gauge vendi(HumanText human) {
    return features(human).<Gauge>map(VendiScore::new).orElse(Gauges::nothing);
  }

  private static Gauge frontier(HumanText human) {
    Optional<EqualBlocks> reference = human.reference().blocks();
    return features(human)
        .<Gauge>map(features -> new Frontier(features, reference.orElseThrow(), human.seed()))
        .orElse(Gauges::nothing);
  }

  private static Optional<TextFeatures> features(HumanText human) {
    return human.reference().blocks().map(blocks -> new TextFeatures(blocks.list()));
  }

  private static Gauge autoregression(HumanText human) {
    return human
        .truth()
        .map(next -> new Truth(next, human.language().documentEnd()))
        .<Gauge>map(
            truth -> new AutoregressionGauge(truth, truth.entropyRate(human.heldOut().documents())))
        .orElse(Gauges::nothing);
  }

  private static Gauge truthfulness(HumanText human) {
    return human.language() instanceof FactualLanguage facts
        ? new Truthfulness(facts)
        : Gauges::nothing;
  }

  /** Where there is nothing to measure. */
  private static void nothing(Subject subject, Figures figures) {}
}
