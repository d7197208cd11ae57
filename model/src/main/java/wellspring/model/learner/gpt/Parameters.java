package wellspring.model.learner.gpt;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import wellspring.model.engine.Tensor;
import wellspring.model.engine.Workspace;

/**
 * Weights on a device, of one model or of a stack of M models of the same architecture. They live
 * as long as their workspace.
 *
 * @param config the architecture
 * @param models how many there are: M
 * @param tensors in the order of {@link Weights#parameters}, of a stack each with M in front; the
 *     matrices of linear layers are (out, in), other than in {@link Weights}
 */
record Parameters(GptConfig config, int models, List<Tensor> tensors) {

  /**
   * Copies weights to a device.
   *
   * @param stack at least one, all of the same architecture
   */
  static Parameters load(Workspace workspace, List<Weights> stack) {
    GptConfig config = stack.get(0).config();
    List<Weights.Parameter> layout = Weights.parameters(config);
    List<Tensor> tensors = new ArrayList<>();
    for (int i = 0; i < layout.size(); i++) {
      int index = i;
      Weights.Parameter parameter = layout.get(i);
      List<float[]> values =
          stack.stream().map(weights -> turned(parameter, weights.values().get(index))).toList();
      tensors.add(
          stack.size() == 1
              ? workspace.floats(values.get(0), shape(parameter))
              : workspace.floats(Matrices.joined(values), shape(parameter, stack.size())));
    }
    return new Parameters(config, stack.size(), List.copyOf(tensors));
  }

  /**
   * One model of a stack; it shares the numbers.
   *
   * @param scope how long it lives, if it is not the only one
   */
  Parameters model(Workspace scope, int index) {
    return models == 1
        ? this
        : new Parameters(
            config, 1, tensors.stream().map(tensor -> tensor.at(index).moveTo(scope)).toList());
  }

  /** A copy of each model's weights. */
  List<Weights> weights() {
    List<Weights.Parameter> layout = Weights.parameters(config);
    List<List<float[]>> values =
        IntStream.range(0, models).<List<float[]>>mapToObj(model -> new ArrayList<>()).toList();
    for (int i = 0; i < layout.size(); i++) {
      List<float[]> parts = Matrices.parts(tensors.get(i).floats(), models);
      for (int model = 0; model < models; model++) {
        values.get(model).add(turnedBack(layout.get(i), parts.get(model)));
      }
    }
    return values.stream().map(arrays -> new Weights(config, arrays)).toList();
  }

  private static float[] turned(Weights.Parameter parameter, float[] values) {
    return parameter.isLinear()
        ? Matrices.transposed(values, parameter.shape().get(0), parameter.shape().get(1))
        : values;
  }

  private static float[] turnedBack(Weights.Parameter parameter, float[] values) {
    return parameter.isLinear()
        ? Matrices.transposed(values, parameter.shape().get(1), parameter.shape().get(0))
        : values;
  }

  private static long[] shape(Weights.Parameter parameter, long... stack) {
    List<Integer> sizes = parameter.shape();
    LongStream own =
        parameter.isLinear()
            ? LongStream.of(sizes.get(1), sizes.get(0))
            : sizes.stream().mapToLong(Integer::longValue);
    return LongStream.concat(LongStream.of(stack), own).toArray();
  }
}
