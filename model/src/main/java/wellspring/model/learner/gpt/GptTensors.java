package wellspring.model.learner.gpt;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import wellspring.model.safetensors.SafetensorsReader;
import wellspring.model.safetensors.TensorData;
import wellspring.model.safetensors.TensorInfo;

/**
 * Weights as tensors, under the names that {@code transformers}' GPT2LMHeadModel gives them.
 *
 * <p>Reads what there is of GPT-2 in the wild: names with the prefix {@code transformer.} and
 * without, with what PyTorch puts into the names of wrapped models, buffers of the causal mask
 * (which are no weights), and an output layer that repeats {@code wte} or stands in its place.
 */
final class GptTensors {
  private static final String PREFIX = "transformer.";
  private static final String OUTPUT = "lm_head.weight";
  private static final String EMBEDDING = "wte.weight";
  private static final Pattern MASK = Pattern.compile("h\\.\\d+\\.attn\\.(masked_)?bias");

  /** What names have in them of models that were compiled, distributed or sharded. */
  private static final Pattern WRAPPERS =
      Pattern.compile("(?<![^.])(_orig_mod|module|_fsdp_wrapped_module)\\.");

  private static final int LISTED_MAX = 5;

  private final SafetensorsReader reader;
  private final GptConfig config;

  /** The tensors of the file by their names without prefix, but no masks. */
  private final SortedMap<String, TensorInfo> found = new TreeMap<>();

  private GptTensors(SafetensorsReader reader, GptConfig config) {
    this.reader = reader;
    this.config = config;
  }

  /** The tensors to write. */
  static SortedMap<String, TensorData> of(GptWeights weights) {
    SortedMap<String, TensorData> tensors = new TreeMap<>();
    List<GptWeights.Parameter> parameters = GptWeights.parameters(weights.config());
    for (int i = 0; i < parameters.size(); i++) {
      GptWeights.Parameter parameter = parameters.get(i);
      tensors.put(
          PREFIX + parameter.name(), new TensorData(parameter.shape(), weights.values().get(i)));
    }
    return tensors;
  }

  /**
   * Reads the weights of an architecture.
   *
   * @throws IOException if the file is broken; tensors are missing, are too many or have other
   *     shapes; the output layer is not {@code wte}; or a weight is no finite number
   */
  static GptWeights read(SafetensorsReader reader, GptConfig config) throws IOException {
    return checked(reader, config).weights();
  }

  /**
   * Looks whether a file holds the weights of an architecture, as far as its header tells.
   *
   * @throws IOException if tensors are missing, are too many, or have shapes or formats that cannot
   *     be used
   */
  static void check(SafetensorsReader reader, GptConfig config) throws IOException {
    GptTensors unused = checked(reader, config);
    reader.requireReadable(GptTensors::isWeight);
  }

  private static GptTensors checked(SafetensorsReader reader, GptConfig config) throws IOException {
    GptTensors tensors = new GptTensors(reader, config);
    tensors.find();
    tensors.checkShapes();
    return tensors;
  }

  private void find() throws IOException {
    for (TensorInfo tensor : reader.header().tensors()) {
      TensorInfo other =
          isWeight(tensor.name()) ? found.put(shortName(tensor.name()), tensor) : null;
      if (other != null) {
        throw new IOException(
            "%s holds one tensor twice: as %s and as %s"
                .formatted(reader.name(), other.name(), tensor.name()));
      }
    }
    if (found.containsKey(OUTPUT) && !found.containsKey(EMBEDDING)) {
      found.put(EMBEDDING, found.remove(OUTPUT)); // they are one, under either name
    }
  }

  private static boolean isWeight(String name) {
    return !MASK.matcher(shortName(name)).matches();
  }

  private static String shortName(String name) {
    String bare = WRAPPERS.matcher(name).replaceAll("");
    return bare.startsWith(PREFIX) ? bare.substring(PREFIX.length()) : bare;
  }

  private void checkShapes() throws IOException {
    if (config.layers() > found.size()) {
      throw new IOException(
          "%s does not fit its configuration: %d layers need more than its %d tensors"
              .formatted(reader.name(), config.layers(), found.size()));
    }
    SortedMap<String, TensorInfo> extra = new TreeMap<>(found);
    List<String> misfits = new ArrayList<>();
    for (GptWeights.Parameter parameter : GptWeights.parameters(config)) {
      compare(parameter.name(), parameter.shape(), extra.remove(parameter.name()), misfits);
    }
    TensorInfo output = extra.remove(OUTPUT);
    if (output != null) {
      compare(OUTPUT, List.of(config.symbols(), config.width()), output, misfits);
    }
    extra.forEach((name, tensor) -> misfits.add(name + " " + tensor.shape() + " is unknown"));
    if (!misfits.isEmpty()) {
      throw new IOException(
          "%s does not fit its configuration: %s".formatted(reader.name(), listed(misfits)));
    }
  }

  private static void compare(
      String name, List<Integer> shape, TensorInfo tensor, List<String> misfits) {
    if (tensor == null) {
      misfits.add("%s %s is missing".formatted(name, shape));
    } else if (!tensor.shape().equals(shape)) {
      misfits.add("%s is %s, not %s".formatted(name, tensor.shape(), shape));
    }
  }

  private static String listed(List<String> misfits) {
    int shown = Math.min(LISTED_MAX, misfits.size());
    String list = String.join("; ", misfits.subList(0, shown));
    return shown == misfits.size() ? list : list + "; and " + (misfits.size() - shown) + " more";
  }

  private GptWeights weights() throws IOException {
    SortedMap<String, TensorData> tensors = reader.read(GptTensors::isWeight);
    List<float[]> values = new ArrayList<>();
    for (GptWeights.Parameter parameter : GptWeights.parameters(config)) {
      values.add(finite(tensors, parameter.name()));
    }
    if (found.containsKey(OUTPUT)
        && !Arrays.equals(finite(tensors, OUTPUT), finite(tensors, EMBEDDING))) {
      throw new IOException(
          "%s cannot be used: %s differs from %s, but this program has no output layer of its own"
              .formatted(reader.name(), OUTPUT, EMBEDDING));
    }
    return new GptWeights(config, values);
  }

  private float[] finite(SortedMap<String, TensorData> tensors, String name) throws IOException {
    float[] values = tensors.get(found.get(name).name()).values();
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new IOException(
            "%s cannot be used: value %d of %s is %s, no finite number"
                .formatted(reader.name(), i, name, values[i]));
      }
    }
    return values;
  }
}
