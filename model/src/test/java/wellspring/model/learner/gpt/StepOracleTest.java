package wellspring.model.learner.gpt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static wellspring.model.learner.gpt.Transformers.flat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wellspring.model.engine.Tensor;
import wellspring.model.engine.Workspace;
import wellspring.model.learner.gpt.TrainingSettings.Precision;
import wellspring.model.learner.gpt.Transformers.Step;

/** Compares steps of training with those of torch.optim.AdamW in 64 bits. */
class StepOracleTest {
  private static final Transformers.Training THEIRS = Transformers.training();
  private static final int CONTEXT = TinyGpt.CONFIG.context();
  private static final int WIDTH = TinyGpt.CONFIG.width();

  /** The losses and norms of each step, by model, and the weights after the last. */
  private record Found(List<float[]> steps, List<GptWeights> weights) {}

  /** Alone, and in a stack beside a model that learns something else. */
  @ParameterizedTest
  @CsvSource({"1, 0", "2, 0", "2, 1", "3, 1"})
  void stepsAreThoseOfPyTorch(int models, int ours) {
    Found found = Tiny.DEVICES.submit(workspace -> train(workspace, models, ours)).join();
    for (int step = 0; step < THEIRS.steps().size(); step++) {
      Step theirs = THEIRS.steps().get(step);
      assertThat((double) found.steps().get(step)[ours]).isCloseTo(theirs.loss(), within(1e-5));
      assertThat((double) found.steps().get(step)[models + ours])
          .isCloseTo(theirs.norm(), within(1e-4));
    }
    GptWeights trained = withoutKeyBias(found.weights().get(ours));
    assertThat(Differences.largest(trained, withoutKeyBias(Transformers.trained())))
        .isLessThan(2e-5);
    assertThat(Differences.largest(trained, withoutKeyBias(Transformers.TINY))).isGreaterThan(0.03);
  }

  private static Found train(Workspace workspace, int models, int ours) {
    List<GptWeights> stack =
        IntStream.range(0, models)
            .mapToObj(i -> i == ours ? Transformers.TINY : TinyGpt.weights(TinyGpt.CONFIG, i))
            .toList();
    GptNetwork network = GptNetwork.load(workspace, stack, Precision.FLOAT32);
    GptNetwork.OptimizerState moments = network.begin(workspace);
    List<float[]> steps = new ArrayList<>();
    for (Step theirs : THEIRS.steps()) {
      steps.add(
          network.step(
              workspace,
              List.of(
                  stacked(workspace, flat(theirs.tokens()), models, ours),
                  stacked(workspace, flat(theirs.targets()), models, ours)),
              new Dropout.Masks(workspace.zeros(0), 1),
              moments,
              new GptNetwork.AdamW(theirs.rate(), THEIRS.decay(), THEIRS.clip())));
    }
    return new Found(steps, network.weights());
  }

  /** The others of the stack see the same numbers backwards. */
  private static Tensor stacked(Workspace workspace, long[] tokens, int models, int ours) {
    long[] backwards =
        IntStream.range(0, tokens.length).mapToLong(i -> tokens[tokens.length - 1 - i]).toArray();
    long[] all =
        IntStream.range(0, models)
            .mapToObj(i -> i == ours ? tokens : backwards)
            .flatMapToLong(LongStream::of)
            .toArray();
    int rows = tokens.length / CONTEXT;
    return models == 1
        ? workspace.longs(all, rows, CONTEXT)
        : workspace.longs(all, models, rows, CONTEXT);
  }

  /**
   * A bias of keys moves all scores of a query alike, which the softmax does not see: its gradient
   * is 0, and what rounding leaves of it is blown up by AdamW.
   */
  private static GptWeights withoutKeyBias(GptWeights weights) {
    List<GptWeights.Parameter> layout = GptWeights.parameters(weights.config());
    List<float[]> values = new ArrayList<>();
    for (int i = 0; i < layout.size(); i++) {
      float[] copy = weights.values().get(i).clone();
      if (layout.get(i).name().endsWith("c_attn.bias")) {
        Arrays.fill(copy, WIDTH, 2 * WIDTH, 0);
      }
      values.add(copy);
    }
    return new GptWeights(weights.config(), values);
  }

  /** Each mask silences every fourth activation, beginning at another one. */
  @ParameterizedTest
  @CsvSource({"1", "2"})
  void dropoutStandsWhereTransformersHasIt(int models) {
    float[] found = Tiny.DEVICES.submit(workspace -> silenced(workspace, models)).join();
    assertThat((double) found[0]).isCloseTo(THEIRS.dropout().loss(), within(1e-5));
    assertThat((double) found[models]).isCloseTo(THEIRS.dropout().norm(), within(1e-4));
  }

  private static float[] silenced(Workspace workspace, int models) {
    Step batch = THEIRS.steps().get(0);
    GptNetwork network =
        GptNetwork.load(
            workspace, Collections.nCopies(models, Transformers.TINY), Precision.FLOAT32);
    double scale = 1 / (1 - THEIRS.dropout().share());
    return network.step(
        workspace,
        List.of(
            stacked(workspace, flat(batch.tokens()), models, 0),
            stacked(workspace, flat(batch.targets()), models, 0)),
        new Dropout.Masks(masks(workspace, models, batch.tokens().size()), scale),
        network.begin(workspace),
        new GptNetwork.AdamW(0.01, 0, 1));
  }

  private static Tensor masks(Workspace workspace, int models, int rows) {
    int size = rows * CONTEXT * WIDTH;
    int places = 1 + 2 * TinyGpt.CONFIG.layers();
    byte[] masks = new byte[places * models * size];
    for (int i = 0; i < masks.length; i++) {
      int place = i / (models * size);
      masks[i] = (byte) ((i % size + place) % 4 == 0 ? 0 : 1);
    }
    return models == 1
        ? workspace.bytes(masks, places, rows, CONTEXT, WIDTH)
        : workspace.bytes(masks, places, models, rows, CONTEXT, WIDTH);
  }
}
