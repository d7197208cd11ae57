package wellspring.model.learner.gpt;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import wellspring.model.engine.Program;
import wellspring.model.engine.Tensor;
import wellspring.model.engine.Workspace;
import wellspring.model.learner.gpt.TrainingSettings.Precision;

/**
 * Weights on a device, of one model or of a stack of M models, with the methods of {@code gpt.py}.
 * It lives as long as its workspace.
 */
final class Network {
  private static final Program PROGRAM = Program.of(Network.class, "gpt.py", "Gpt");

  private final GptConfig config;
  private final Precision precision;
  private final int models;
  private final List<Tensor> parameters;
  private final boolean convolves;

  private Network(
      GptConfig config,
      Precision precision,
      int models,
      List<Tensor> parameters,
      boolean convolves) {
    this.config = config;
    this.precision = precision;
    this.models = models;
    this.parameters = parameters;
    this.convolves = convolves;
  }

  /** One model. */
  static Network load(Workspace workspace, Weights weights, Precision precision) {
    return load(workspace, List.of(weights), precision);
  }

  /**
   * Models of the same architecture, stacked if there are several.
   *
   * @param stack at least one
   */
  static Network load(Workspace workspace, List<Weights> stack, Precision precision) {
    GptConfig config = stack.get(0).config();
    List<Weights.Parameter> layout = Weights.parameters(config);
    List<Tensor> parameters = new ArrayList<>();
    for (int i = 0; i < layout.size(); i++) {
      int index = i;
      Weights.Parameter parameter = layout.get(i);
      List<float[]> values =
          stack.stream().map(weights -> turned(parameter, weights.values().get(index))).toList();
      parameters.add(
          stack.size() == 1
              ? workspace.floats(values.get(0), shape(parameter))
              : workspace.floats(Matrices.joined(values), shape(parameter, stack.size())));
    }
    return new Network(config, precision, stack.size(), parameters, workspace.hasOneDnn());
  }

  GptConfig config() {
    return config;
  }

  int models() {
    return models;
  }

  List<Tensor> parameters() {
    return parameters;
  }

  /** One model of a stack; it shares the numbers. */
  Network model(int index) {
    return models == 1
        ? this
        : new Network(
            config,
            precision,
            1,
            parameters.stream().map(tensor -> tensor.at(index)).toList(),
            convolves);
  }

  /** The weights of each model, as they are now. */
  List<Weights> weights() {
    List<Weights.Parameter> layout = Weights.parameters(config);
    List<List<float[]>> values =
        IntStream.range(0, models).<List<float[]>>mapToObj(model -> new ArrayList<>()).toList();
    for (int i = 0; i < layout.size(); i++) {
      Weights.Parameter parameter = layout.get(i);
      List<float[]> parts = Matrices.parts(parameters.get(i).floats(), models);
      for (int model = 0; model < models; model++) {
        values.get(model).add(turnedBack(parameter, parts.get(model)));
      }
    }
    return values.stream().map(arrays -> new Weights(config, arrays)).toList();
  }

  /**
   * ln P of targets in nats, (B, T) row-major; 0 where the target is negative.
   *
   * @param symbols how many symbols there are to choose from
   */
  float[] score(Workspace step, Tensor tokens, Tensor targets, int symbols) {
    return step.run(PROGRAM, "score", tokens, targets, settings(step, symbols), parameters)
        .get(0)
        .floats();
  }

  /**
   * The distribution after a prefix, (B, symbols) row-major.
   *
   * @param tokens (B, T), each row a prefix and then anything
   * @param places (B), where each prefix has its last token
   */
  double[] next(Workspace step, Tensor tokens, Tensor places, int symbols) {
    return step.run(PROGRAM, "next", tokens, places, settings(step, symbols), parameters)
        .get(0)
        .doubles();
  }

  /** An empty cache of keys and values for so many rows: (L, 2, B, H, context, D). */
  Tensor cache(Workspace workspace, int rows) {
    return workspace.zeros(
        config.layers(),
        2,
        rows,
        config.heads(),
        config.context(),
        config.width() / config.heads());
  }

  /** The cache of some rows, in their order. */
  Tensor pick(Workspace workspace, Tensor cache, long[] rows) {
    return workspace.run(PROGRAM, "pick", workspace.longs(rows, rows.length), cache).get(0);
  }

  /**
   * Reads tokens after those in the cache, and draws what follows.
   *
   * @param tokens (B, T); T is 1, or start is 0
   * @param start their position
   * @param lots (B), uniform in [0, 1)
   * @return (B)
   */
  long[] draw(
      Workspace step, Tensor cache, Tensor tokens, int start, double[] lots, Sampling sampling) {
    Tensor settings =
        settings(
            step,
            sampling.symbols(),
            sampling.settings().temperature(),
            sampling.settings().topK(),
            sampling.settings().topP());
    return step.run(
            PROGRAM,
            "draw",
            tokens,
            step.setting(start),
            cache,
            step.doubles(lots, lots.length),
            settings,
            parameters)
        .get(0)
        .longs();
  }

  /**
   * Reads the last tokens of some beams and finds the likeliest continuations.
   *
   * @param tokens (B W, T); T is 1, or start is 0
   * @param start their position
   * @return beams, symbols and totals: 3 arrays of B rows of W
   */
  List<double[]> search(
      Workspace step,
      Tensor cache,
      Tensor tokens,
      int start,
      Beams.State state,
      Sampling sampling) {
    return step
        .run(
            PROGRAM,
            "search",
            tokens,
            step.setting(start),
            cache,
            state.totals(step),
            state.done(step),
            step.longs(new long[] {sampling.boundary()}, 1),
            settings(step, sampling.symbols()),
            parameters)
        .stream()
        .map(Tensor::doubles)
        .toList();
  }

  /** What a step of training needs beside a batch; it changes in place. */
  record Moments(List<Tensor> first, List<Tensor> second, List<Tensor> counts) {}

  /** Moments of a training that begins; from now on the parameters have gradients. */
  Moments begin(Workspace workspace) {
    parameters.forEach(Tensor::requireGradient);
    return new Moments(
        parameters.stream().map(tensor -> workspace.zeros(tensor.shape())).toList(),
        parameters.stream().map(tensor -> workspace.zeros(tensor.shape())).toList(),
        parameters.stream().map(tensor -> workspace.zeros()).toList());
  }

  /**
   * One step of AdamW.
   *
   * @param batch tokens and targets, each (B, T) of each model
   * @param masks (1 + 2 L, .., B, T, C), or empty
   * @return the loss of each model, then the norm of each one's gradient
   */
  float[] step(Workspace step, List<Tensor> batch, Tensor masks, Moments moments, AdamW adamW) {
    return step.train(
            PROGRAM,
            "step",
            batch.get(0),
            batch.get(1),
            masks,
            step.settings(
                config.heads(),
                convolves ? 1 : 0,
                precision == Precision.BFLOAT16 ? 1 : 0,
                1 / (1 - adamW.dropout()),
                config.symbols(),
                adamW.rate(),
                AdamW.BETA_1,
                AdamW.BETA_2,
                AdamW.EPSILON,
                adamW.decay(),
                adamW.clip()),
            parameters,
            moments.first(),
            moments.second(),
            moments.counts())
        .get(0)
        .floats();
  }

  /**
   * What a step of AdamW does with a gradient.
   *
   * @param rate the learning rate
   * @param decay the weight decay
   * @param clip the largest norm
   * @param dropout the share of activations that are silenced
   */
  record AdamW(double rate, double decay, double clip, double dropout) {
    static final double BETA_1 = 0.9;
    static final double BETA_2 = 0.99;
    static final double EPSILON = 1e-8;
  }

  private Tensor settings(Workspace step, int symbols, double... more) {
    double[] all = new double[5 + more.length];
    all[0] = config.heads();
    all[1] = convolves ? 1 : 0;
    all[2] = precision == Precision.BFLOAT16 ? 1 : 0;
    all[3] = 1;
    all[4] = symbols;
    System.arraycopy(more, 0, all, 5, more.length);
    return step.settings(all);
  }

  private static float[] turned(Weights.Parameter parameter, float[] values) {
    return isLinear(parameter)
        ? Matrices.transposed(values, parameter.shape().get(0), parameter.shape().get(1))
        : values;
  }

  private static float[] turnedBack(Weights.Parameter parameter, float[] values) {
    return isLinear(parameter)
        ? Matrices.transposed(values, parameter.shape().get(1), parameter.shape().get(0))
        : values;
  }

  private static long[] shape(Weights.Parameter parameter, long... stack) {
    IntStream own = parameter.shape().stream().mapToInt(Integer::intValue);
    long[] sizes = own.asLongStream().toArray();
    if (isLinear(parameter)) {
      sizes = new long[] {sizes[1], sizes[0]};
    }
    long[] all = new long[stack.length + sizes.length];
    System.arraycopy(stack, 0, all, 0, stack.length);
    System.arraycopy(sizes, 0, all, stack.length, sizes.length);
    return all;
  }

  private static boolean isLinear(Weights.Parameter parameter) {
    return parameter.kind() == Weights.Kind.LINEAR || parameter.kind() == Weights.Kind.RESIDUAL;
  }
}
