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
 * @param tensors in the order of {@link GptWeights#parameters}, of a stack each with M in front;
 *     the matrices of linear layers are (out, in), other than in {@link GptWeights}
 */
record DeviceWeights(GptConfig config, int models, List<Tensor> tensors) {

  /**
   * Copies weights to a device.
   *
   * @param stack at least one, all of the same architecture
   */
  static DeviceWeights load(Workspace workspace, List<GptWeights> stack) {
    GptConfig config = stack.get(0).config();
    List<GptWeights.Parameter> layout = GptWeights.parameters(config);
    List<Tensor> tensors = new ArrayList<>();
    for (int i = 0; i < layout.size(); i++) {
      int index = i;
      GptWeights.Parameter parameter = layout.get(i);
      List<float[]> values =
          stack.stream().map(weights -> turned(parameter, weights.values().get(index))).toList();
      tensors.add(
          stack.size() == 1
              ? workspace.floats(values.get(0), shape(parameter))
              : workspace.floats(FloatMatrices.joined(values), shape(parameter, stack.size())));
    }
    return new DeviceWeights(config, stack.size(), List.copyOf(tensors));
  }

  /**
   * One model of a stack; it shares the numbers.
   *
   * @param scope how long it lives, if it is not the only one
   */
  DeviceWeights model(Workspace scope, int index) {
    return models == 1
        ? this
        : new DeviceWeights(
            config, 1, tensors.stream().map(tensor -> tensor.at(index).moveTo(scope)).toList());
  }

  /** A copy of each model's weights. */
  List<GptWeights> weights() {
    List<GptWeights.Parameter> layout = GptWeights.parameters(config);
    List<List<float[]>> values =
        IntStream.range(0, models).<List<float[]>>mapToObj(model -> new ArrayList<>()).toList();
    for (int i = 0; i < layout.size(); i++) {
      List<float[]> parts = FloatMatrices.parts(tensors.get(i).floats(), models);
      for (int model = 0; model < models; model++) {
        values.get(model).add(turnedBack(layout.get(i), parts.get(model)));
      }
    }
    return values.stream().map(arrays -> new GptWeights(config, arrays)).toList();
  }

  private static float[] turned(GptWeights.Parameter parameter, float[] values) {
    return parameter.isLinear()
        ? FloatMatrices.transposed(values, parameter.shape().get(0), parameter.shape().get(1))
        : values;
  }

  private static float[] turnedBack(GptWeights.Parameter parameter, float[] values) {
    return parameter.isLinear()
        ? FloatMatrices.transposed(values, parameter.shape().get(1), parameter.shape().get(0))
        : values;
  }

  private static long[] shape(GptWeights.Parameter parameter, long... stack) {
    List<Integer> sizes = parameter.shape();
    LongStream own =
        parameter.isLinear()
            ? LongStream.of(sizes.get(1), sizes.get(0))
            : sizes.stream().mapToLong(Integer::longValue);
    return LongStream.concat(LongStream.of(stack), own).toArray();
  }
}
