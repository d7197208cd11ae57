package wellspring.model.learner.gpt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.engine.Census;
import wellspring.model.engine.Workspace;
import wellspring.model.learner.gpt.TrainingSettings.Precision;
import wellspring.model.text.Letters;

/** What is left in a workspace after work that takes long must not grow with the work. */
class MemoryTest {
  private static final Letters LETTERS = Tiny.LETTERS;
  private static final GptConfig CONFIG = Tiny.SHAPE.config(LETTERS.symbols());

  private static int left(ToIntFunction<Workspace> work) {
    return Tiny.DEVICES.submit(work::applyAsInt).join();
  }

  /** With evaluations of each model at every step. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void trainingLeavesAsMuchAfterManyStepsAsAfterOne(int models) {
    int[] left =
        IntStream.of(1, 100).map(steps -> left(work -> trained(work, models, steps))).toArray();
    assertThat(left[1]).isEqualTo(left[0]);
  }

  private static int trained(Workspace workspace, int models, int steps) {
    List<int[]> documents = Tiny.cycles(5).stream().map(LETTERS::encode).toList();
    TrainingSettings settings = Tiny.training(steps, 0.1, 1e-2, steps);
    List<TrainingLoop.TrainingJob> pupils =
        IntStream.range(0, models)
            .mapToObj(
                model ->
                    new TrainingLoop.TrainingJob(
                        "m" + model,
                        Tiny.spread(CONFIG),
                        new TrainingRows(documents, LETTERS.boundary(), 16, Tiny.random("rows")),
                        Tiny.random("masks"),
                        told -> {}))
            .toList();
    HeldOutText heldOut = new HeldOutText(documents, LETTERS.symbols(), LETTERS.boundary());
    new TrainingLoop(settings, pupils, heldOut, steps).run(workspace);
    return Census.of(workspace);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void writingLeavesAsMuchAfterALongDocumentAsAfterAShort(int beams) {
    int[] left =
        IntStream.of(2, 60).map(length -> left(work -> written(work, beams, length))).toArray();
    assertThat(left[1]).isEqualTo(left[0]);
  }

  private static int written(Workspace workspace, int beams, int length) {
    GptNetwork network = GptNetwork.load(workspace, Tiny.spread(CONFIG), Precision.FLOAT32);
    SamplingContext sampling =
        new SamplingContext(
            new SamplingSettings(6, 1, 0, 1, beams, 1),
            LETTERS.vocabularySize(),
            LETTERS.boundary(),
            length);
    new DocumentSampler(network, sampling).write(workspace, 9, Tiny.random("write"));
    return Census.of(workspace);
  }

  @Test
  void judgingLeavesAsMuchAfterManyDocumentsAsAfterOne() {
    int[] left = IntStream.of(1, 3_000).map(count -> left(work -> judged(work, count))).toArray();
    assertThat(left[1]).isEqualTo(left[0]);
  }

  private static int judged(Workspace workspace, int documents) {
    GptNetwork network = GptNetwork.load(workspace, Tiny.spread(CONFIG), Precision.FLOAT32);
    SequenceScorer scorer = new SequenceScorer(network, LETTERS.symbols(), LETTERS.boundary());
    List<int[]> sequences = Collections.nCopies(documents, new int[] {0, 1, 2, 3, 4, 5});
    scorer.score(workspace, sequences);
    scorer.next(workspace, sequences);
    return Census.of(workspace);
  }

  @Test
  void masksThatNoArrayHoldsNameTheRemedy() {
    List<UniformRandomProvider> randoms = List.of(Tiny.random("a"));
    assertThatThrownBy(() -> new Dropout(0.1, 25).draw(randoms, 1 << 27))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a step's dropout needs 3355443200 masks, more than there can be; lower training.batch");
  }
}
