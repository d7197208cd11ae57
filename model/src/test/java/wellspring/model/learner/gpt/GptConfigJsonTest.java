package wellspring.model.learner.gpt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.model.text.symbol.CheckpointText;
import wellspring.model.text.symbol.TokenizerFile;

class GptConfigJsonTest {

  @Test
  void readsWhatTransformersWrote() throws IOException {
    assertThat(read(TinyGpt.text("config.json"))).isEqualTo(TinyGpt.CONFIG);
  }

  @Test
  void agreesWithTransformersInAllThatItWrites() throws IOException {
    String written = GptConfigJson.write(TinyGpt.CONFIG, new TokenizerFile(TinyGpt.tokenizer(38)));
    JsonNode ours = CheckpointText.object(written, "ours");
    JsonNode theirs = CheckpointText.object(TinyGpt.text("config.json"), "theirs");
    ours.properties()
        .forEach(
            field -> {
              switch (field.getKey()) {
                case "attn_pdrop", "embd_pdrop", "resid_pdrop" ->
                    assertThat(field.getValue().doubleValue()).isZero();
                case "initializer_range" ->
                    assertThat(field.getValue().doubleValue()).isEqualTo(0.02);
                case "pad_token_id" -> assertThat(field.getValue().intValue()).isEqualTo(38);
                case "n_ctx" -> assertThat(field.getValue()).isEqualTo(theirs.get("n_positions"));
                default ->
                    assertThat(field.getValue())
                        .as(field.getKey())
                        .isEqualTo(theirs.get(field.getKey()));
              }
            });
    assertThat(read(written)).isEqualTo(TinyGpt.CONFIG);
  }

  @Test
  void takesWhatIsLeftOutFromTheSmallestGpt2() throws IOException {
    assertThat(read("{\"model_type\":\"gpt2\"}"))
        .isEqualTo(GptShape.Preset.GPT2.shape().config(50257));
  }

  @Test
  void takesTheNamesThatOtherModelsHaveForTheSame() throws IOException {
    String names =
        """
        {"model_type": "gpt2", "vocab_size": 9, "hidden_size": 6, "max_position_embeddings": 5,
         "num_hidden_layers": 4, "num_attention_heads": 3}
        """;
    assertThat(read(names)).isEqualTo(new GptConfig(9, 5, 6, 4, 3));
    assertThatThrownBy(() -> read(names.replace("6", "\"six\"")))
        .hasMessage("it: hidden_size is \"six\", but this program needs a count");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"activation_function\":\"gelu_pytorch_tanh\"",
        "\"activation_function\":\"gelu_new\"",
        "\"reorder_and_upcast_attn\":true",
        "\"n_inner\":3072",
        "\"layer_norm_epsilon\":0.00001",
        "\"attn_pdrop\":0.1"
      })
  void readsModelsOfTheSameKind(String field) throws IOException {
    assertThat(read("{\"model_type\":\"gpt2\"," + field + "}").width()).isEqualTo(768);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "activation_function | \"relu\" | gelu_new or gelu_pytorch_tanh",
        "activation_function | \"gelu\" | gelu_new or gelu_pytorch_tanh",
        "scale_attn_weights | false | true",
        "scale_attn_by_inverse_layer_idx | true | false",
        "scale_attn_by_inverse_layer_idx | \"no\" | false",
        "add_cross_attention | true | false",
        "tie_word_embeddings | false | true",
        "n_inner | 3071 | null or 4 n_embd = 3072",
        "layer_norm_epsilon | 1.0E-6 | 1.0E-5",
        "layer_norm_epsilon | null | 1.0E-5",
        "n_layer | 2.5 | a count",
        "vocab_size | \"many\" | a count",
        "n_embd | 10000000000 | a count"
      })
  void namesTheKeyAndTheValueThatItCannotDo(String key, String value, String wanted) {
    assertThatThrownBy(() -> read("{\"model_type\":\"gpt2\",\"%s\":%s}".formatted(key, value)))
        .isInstanceOf(IOException.class)
        .hasMessage("it: %s is %s, but this program needs %s", key, value, wanted);
  }

  @Test
  void refusesOtherKindsOfModels() {
    assertThatThrownBy(() -> read("{\"model_type\":\"llama\"}"))
        .isInstanceOf(IOException.class)
        .hasMessage("it: model_type is \"llama\", but this program needs gpt2");
    assertThatThrownBy(() -> read("{}"))
        .isInstanceOf(IOException.class)
        .hasMessage("it: model_type is missing, but this program needs gpt2");
  }

  @Test
  void refusesNumbersThatMakeNoModel() {
    assertThatThrownBy(() -> read("{\"model_type\":\"gpt2\",\"n_head\":5}"))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "it describes no model: heads must divide the width: 5 heads do not divide 768");
  }

  private static GptConfig read(String json) throws IOException {
    return GptConfigJson.read(json, "it");
  }
}
