package wellspring.model.learner.gpt;

import java.util.List;
import wellspring.model.engine.Tensor;
import wellspring.model.engine.TorchScriptProgram;
import wellspring.model.engine.Workspace;
import wellspring.model.learner.gpt.TrainingSettings.Precision;

/**
 * A GPT on a device, or a stack of M of them: {@link DeviceWeights} with the methods of {@code
 * gpt.py}. It lives as long as its workspace.
 */
final class GptNetwork {
  private static final TorchScriptProgram WITH_ONE_DNN =
      TorchScriptProgram.of(GptNetwork.class, List.of("gpt.py", "onednn.py"), "Gpt");
  private static final TorchScriptProgram WITHOUT =
      TorchScriptProgram.of(GptNetwork.class, List.of("gpt.py", "blas.py"), "Gpt");

  private final DeviceWeights parameters;
  private final ProgramSettings settings;
  private final TorchScriptProgram program;

  private GptNetwork(DeviceWeights parameters, ProgramSettings settings) {
    this.parameters = parameters;
    this.settings = settings;
    this.program = settings.convolves() ? WITH_ONE_DNN : WITHOUT;
  }

  /** One model. */
  static GptNetwork load(Workspace workspace, GptWeights weights, Precision precision) {
    return load(workspace, List.of(weights), precision);
  }

  /**
   * Models of the same architecture, stacked if there are several.
   *
   * @param stack at least one
   */
  static GptNetwork load(Workspace workspace, List<GptWeights> stack, Precision precision) {
    DeviceWeights parameters = DeviceWeights.load(workspace, stack);
    return new GptNetwork(
        parameters,
        new ProgramSettings(parameters.config().heads(), workspace.hasOneDnn(), precision));
  }

  GptConfig config() {
    return parameters.config();
  }

  /** One model of a stack, for as long as the scope; it shares the numbers. */
  GptNetwork model(Workspace scope, int index) {
    return new GptNetwork(parameters.model(scope, index), settings);
  }

  /** A copy of each model's weights, as they are now. */
  List<GptWeights> weights() {
    return parameters.weights();
  }

  /**
   * The logits of all symbols after each token, (B, T, V) row-major.
   *
   * @param tokens (B, T)
   */
  float[] logits(Workspace step, Tensor tokens) {
    Tensor all = settings.on(step, config().symbols());
    return step.run(program, "all", tokens, all, parameters.tensors()).get(0).floats();
  }

  /**
   * ln P of targets in nats, (B, T) row-major; 0 where the target is negative.
   *
   * @param symbols how many symbols there are to choose from
   */
  float[] score(Workspace step, Tensor tokens, Tensor targets, int symbols) {
    return step.run(
            program, "score", tokens, targets, settings.on(step, symbols), parameters.tensors())
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
    return step.run(
            program, "next", tokens, places, settings.on(step, symbols), parameters.tensors())
        .get(0)
        .doubles();
  }

  /** An empty cache of keys and values for so many rows: (L, 2, B, H, context, D). */
  Tensor cache(Workspace workspace, int rows) {
    GptConfig config = config();
    int depth = config.width() / config.heads();
    return workspace.zeros(config.layers(), 2, rows, config.heads(), config.context(), depth);
  }

  /** The cache of some rows, in their order, in the workspace; the one that was is freed. */
  Tensor pick(Workspace workspace, Tensor cache, long[] rows) {
    try (Workspace step = workspace.open()) {
      Tensor picked = step.run(program, "pick", step.longs(rows, rows.length), cache).get(0);
      cache.free();
      return picked.moveTo(workspace);
    }
  }

  /**
   * Reads tokens after those in the cache, draws what follows, reads that, and so on.
   *
   * @param tokens (B, T); T is 1, or start is 0
   * @param start their position
   * @param lots K rows of B, uniform in [0, 1)
   * @return K rows of B
   */
  long[] draw(
      Workspace step,
      Tensor cache,
      Tensor tokens,
      int start,
      double[] lots,
      SamplingContext sampling) {
    Tensor all =
        settings.on(
            step,
            sampling.symbols(),
            sampling.settings().temperature(),
            sampling.settings().topK(),
            sampling.settings().topP());
    return step.run(
            program,
            "draw",
            tokens,
            step.setting(start),
            cache,
            step.doubles(lots, lots.length / tokens.shape()[0], tokens.shape()[0]),
            all,
            parameters.tensors())
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
      BeamSearch.SearchState state,
      SamplingContext sampling) {
    return step
        .run(
            program,
            "search",
            tokens,
            step.setting(start),
            cache,
            state.totals(step),
            state.done(step),
            step.longs(new long[] {sampling.boundary()}, 1),
            settings.on(step, sampling.symbols()),
            parameters.tensors())
        .stream()
        .map(Tensor::doubles)
        .toList();
  }

  /** What a step of training needs beside a batch; it changes in place. */
  record OptimizerState(List<Tensor> first, List<Tensor> second, List<Tensor> counts) {}

  /** Moments of a training that begins; from now on the parameters have gradients. */
  OptimizerState begin(Workspace workspace) {
    parameters.tensors().forEach(Tensor::requireGradient);
    return new OptimizerState(
        parameters.tensors().stream().map(tensor -> workspace.zeros(tensor.shape())).toList(),
        parameters.tensors().stream().map(tensor -> workspace.zeros(tensor.shape())).toList(),
        parameters.tensors().stream().map(tensor -> workspace.zeros()).toList());
  }

  /**
   * One step of AdamW.
   *
   * @param batch tokens and targets, each (B, T) of each model
   * @param masks what dropout silences
   * @return the loss of each model, then the norm of each one's gradient
   */
  float[] step(
      Workspace step,
      List<Tensor> batch,
      Dropout.Masks masks,
      OptimizerState moments,
      AdamW adamW) {
    return step.train(
            program,
            "step",
            batch.get(0),
            batch.get(1),
            masks.tensor(),
            settings.withDropout(
                step,
                masks.scale(),
                config().symbols(),
                adamW.rate(),
                AdamW.BETA_1,
                AdamW.BETA_2,
                AdamW.EPSILON,
                adamW.decay(),
                adamW.clip()),
            parameters.tensors(),
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
   */
  record AdamW(double rate, double decay, double clip) {
    static final double BETA_1 = 0.9;
    static final double BETA_2 = 0.99;
    static final double EPSILON = 1e-8;
  }
}
