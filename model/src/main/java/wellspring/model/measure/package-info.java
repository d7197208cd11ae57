/**
 * How far a model is from the humans: what is measured, by which formula, and what each misses.
 *
 * <p>{@link wellspring.model.measure.Measure} is the list, with the words for people; a {@link
 * wellspring.model.measure.MeasureCalculator} takes some of them from the same pass over a text. A
 * {@link wellspring.model.measure.ModelBenchmark} is made once for a language and a round, and
 * holds any number of models against it.
 */
package wellspring.model.measure;
