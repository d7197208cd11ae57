package wellspring.model.learner.gpt;

import java.util.ArrayList;
import java.util.List;

/**
 * The parameters of a GPT, under GPT-2's names and in GPT-2's layout: {@code wte}, {@code wpe}, for
 * each block {@code ln_1}, {@code attn.c_attn}, {@code attn.c_proj}, {@code ln_2}, {@code
 * mlp.c_fc}, {@code mlp.c_proj}, and last {@code ln_f}. The matrices of linear layers are (in,
 * out), and the output layer is {@code wte}. Nobody writes into the arrays.
 *
 * @param config the architecture
 * @param values one array for each parameter of {@link #parameters}, in that order, row-major
 */
record GptWeights(GptConfig config, List<float[]> values) {
  GptWeights {
    values = List.copyOf(values);
    List<Parameter> parameters = parameters(config);
    if (values.size() != parameters.size()) {
      throw new IllegalArgumentException(
          "%d parameters are needed, not %d".formatted(parameters.size(), values.size()));
    }
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i).length != parameters.get(i).size()) {
        throw new IllegalArgumentException(
            "%s has %d values, not %d"
                .formatted(
                    parameters.get(i).name(), parameters.get(i).size(), values.get(i).length));
      }
    }
  }

  /** Whether none is infinite or not a number. */
  boolean areFinite() {
    for (float[] array : values) {
      for (float value : array) {
        if (!Float.isFinite(value)) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * One parameter.
   *
   * @param name GPT-2's, without the prefix {@code transformer.}
   * @param kind what it does
   * @param shape one or two dimensions
   */
  record Parameter(String name, ParameterKind kind, List<Integer> shape) {
    int size() {
      return shape.stream().reduce(1, Math::multiplyExact);
    }

    /** Whether it is the matrix of a linear layer. */
    boolean isLinear() {
      return kind == ParameterKind.LINEAR || kind == ParameterKind.RESIDUAL;
    }
  }

  /** What a parameter does. */
  enum ParameterKind {
    EMBEDDING,
    /** The matrix of a linear layer, (in, out). */
    LINEAR,
    /** The matrix of a linear layer that adds to the residual stream, (in, out). */
    RESIDUAL,
    NORM,
    BIAS
  }

  /** All parameters of an architecture, in the order of the computation. */
  static List<Parameter> parameters(GptConfig config) {
    int width = config.width();
    List<Parameter> all = new ArrayList<>();
    all.add(new Parameter("wte.weight", ParameterKind.EMBEDDING, List.of(config.symbols(), width)));
    all.add(new Parameter("wpe.weight", ParameterKind.EMBEDDING, List.of(config.context(), width)));
    for (int layer = 0; layer < config.layers(); layer++) {
      String block = "h." + layer + ".";
      addNorm(all, block + "ln_1", width);
      addLinear(all, block + "attn.c_attn", ParameterKind.LINEAR, width, 3 * width);
      addLinear(all, block + "attn.c_proj", ParameterKind.RESIDUAL, width, width);
      addNorm(all, block + "ln_2", width);
      addLinear(all, block + "mlp.c_fc", ParameterKind.LINEAR, width, 4 * width);
      addLinear(all, block + "mlp.c_proj", ParameterKind.RESIDUAL, 4 * width, width);
    }
    addNorm(all, "ln_f", width);
    return all;
  }

  private static void addNorm(List<Parameter> all, String name, int width) {
    all.add(new Parameter(name + ".weight", ParameterKind.NORM, List.of(width)));
    all.add(new Parameter(name + ".bias", ParameterKind.BIAS, List.of(width)));
  }

  private static void addLinear(
      List<Parameter> all, String name, ParameterKind kind, int in, int out) {
    all.add(new Parameter(name + ".weight", kind, List.of(in, out)));
    all.add(new Parameter(name + ".bias", ParameterKind.BIAS, List.of(out)));
  }
}
