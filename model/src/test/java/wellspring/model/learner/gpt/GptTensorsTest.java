package wellspring.model.learner.gpt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.safetensors.SafetensorsReader;
import wellspring.model.safetensors.SafetensorsWriter;
import wellspring.model.safetensors.TensorData;

class GptTensorsTest {
  private final GptWeights weights = TinyGpt.weights(TinyGpt.CONFIG, 8);
  private final SortedMap<String, TensorData> tensors = GptTensors.of(weights);

  @Test
  void readsNamesWithoutPrefix() throws IOException {
    SortedMap<String, TensorData> bare = new TreeMap<>();
    tensors.forEach((name, tensor) -> bare.put(name.replace("transformer.", ""), tensor));
    assertThat(bare).containsKey("h.0.ln_1.weight");
    assertReadsTheWeights(bare);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "_orig_mod.transformer.",
        "module.transformer.",
        "module._orig_mod.transformer.",
        "transformer._orig_mod.",
        "module."
      })
  void readsNamesOfWrappedModels(String prefix) throws IOException {
    SortedMap<String, TensorData> wrapped = new TreeMap<>();
    tensors.forEach((name, tensor) -> wrapped.put(name.replace("transformer.", prefix), tensor));
    wrapped.put(prefix + "h.0.attn.bias", zeros(1, 1, 16, 16));
    assertReadsTheWeights(wrapped);
  }

  @Test
  void readsNamesOfBlocksThatAreWrappedOneByOne() throws IOException {
    SortedMap<String, TensorData> wrapped = new TreeMap<>();
    tensors.forEach(
        (name, tensor) ->
            wrapped.put(name.replaceAll("h\\.(\\d)", "h.$1._fsdp_wrapped_module"), tensor));
    assertThat(wrapped).containsKey("transformer.h.1._fsdp_wrapped_module.ln_1.weight");
    assertReadsTheWeights(wrapped);
  }

  @Test
  void takesAnOutputLayerForTheEmbeddingThatIsMissing() throws IOException {
    tensors.put("lm_head.weight", tensors.remove("transformer.wte.weight"));
    assertReadsTheWeights(tensors);
  }

  @Test
  void stepsOverTheBuffersOfTheCausalMask() throws IOException {
    tensors.put("transformer.h.0.attn.bias", zeros(1, 1, 16, 16));
    tensors.put("transformer.h.1.attn.masked_bias", zeros());
    assertReadsTheWeights(tensors);
  }

  @Test
  void takesAnOutputLayerThatRepeatsTheEmbedding() throws IOException {
    tensors.put("lm_head.weight", new TensorData(List.of(40, 8), weights.values().get(0).clone()));
    assertReadsTheWeights(tensors);
  }

  @Test
  void refusesAnOutputLayerOfItsOwn() {
    float[] other = weights.values().get(0).clone();
    other[319] += 1;
    tensors.put("lm_head.weight", new TensorData(List.of(40, 8), other));
    assertRefused(
        "it cannot be used: lm_head.weight differs from wte.weight,"
            + " but this program has no output layer of its own");
  }

  @Test
  void refusesAnOutputLayerOfAnotherShape() {
    tensors.put("lm_head.weight", zeros(41, 8));
    assertRefused("it does not fit its configuration: lm_head.weight is [41, 8], not [40, 8]");
  }

  @Test
  void listsWhatIsMissingMisshapenAndUnknown() {
    tensors.remove("transformer.ln_f.bias");
    tensors.put("transformer.h.1.mlp.c_fc.weight", zeros(32, 8));
    tensors.put("score.weight", zeros(2, 8));
    assertRefused(
        "it does not fit its configuration: h.1.mlp.c_fc.weight is [32, 8], not [8, 32];"
            + " ln_f.bias [8] is missing; score.weight [2, 8] is unknown");
  }

  @Test
  void listsNoMoreThanFive() {
    tensors.keySet().removeIf(name -> name.startsWith("transformer.h.1."));
    assertRefused(
        "it does not fit its configuration: h.1.ln_1.weight [8] is missing;"
            + " h.1.ln_1.bias [8] is missing; h.1.attn.c_attn.weight [8, 24] is missing;"
            + " h.1.attn.c_attn.bias [24] is missing; h.1.attn.c_proj.weight [8, 8] is missing;"
            + " and 7 more");
  }

  @Test
  void refusesATensorThatComesWithPrefixAndWithout() {
    tensors.put("ln_f.bias", zeros(8));
    assertRefused("it holds one tensor twice: as ln_f.bias and as transformer.ln_f.bias");
  }

  @Test
  void refusesMoreLayersThanAFileCanHold() {
    GptConfig deep = new GptConfig(40, 16, 8, Integer.MAX_VALUE, 2);
    assertThatThrownBy(() -> read(tensors, deep))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "it does not fit its configuration: 2147483647 layers need more than its 28 tensors");
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void refusesWeightsThatAreNoNumbers(float value) {
    tensors.get("transformer.h.0.attn.c_proj.bias").values()[3] = value;
    assertRefused(
        "it cannot be used: value 3 of h.0.attn.c_proj.bias is " + value + ", no finite number");
  }

  private void assertRefused(String message) {
    assertThatThrownBy(() -> read(tensors, TinyGpt.CONFIG))
        .isInstanceOf(IOException.class)
        .hasMessage(message);
  }

  private void assertReadsTheWeights(SortedMap<String, TensorData> file) throws IOException {
    assertThat(read(file, TinyGpt.CONFIG).values()).containsExactlyElementsOf(weights.values());
  }

  private static GptWeights read(SortedMap<String, TensorData> file, GptConfig config)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    SafetensorsWriter.write(Map.of(), file, bytes);
    return GptTensors.read(
        new SafetensorsReader(new ByteArrayInputStream(bytes.toByteArray()), "it"), config);
  }

  private static TensorData zeros(Integer... shape) {
    return new TensorData(
        List.of(shape), new float[List.of(shape).stream().reduce(1, Math::multiplyExact)]);
  }
}
