package wellspring.model.learner.gpt;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import wellspring.model.text.symbol.CheckpointText;
import wellspring.model.text.symbol.TokenizerFile;

/**
 * An architecture as the {@code config.json} of {@code transformers}' GPT2Config. What a file
 * leaves out has GPT2Config's default.
 */
final class GptConfigJson {
  private static final String WIDTH = "n_embd";

  /** What other models' configurations call the same; GPT2Config takes these names, too. */
  private static final Map<String, String> ALIASES =
      Map.of(
          WIDTH,
          "hidden_size",
          "n_positions",
          "max_position_embeddings",
          "n_layer",
          "num_hidden_layers",
          "n_head",
          "num_attention_heads");

  private GptConfigJson() {}

  /**
   * The text for a model without dropout.
   *
   * @param tokenizer its boundary begins and ends documents
   */
  static String write(GptConfig config, TokenizerFile tokenizer) {
    int end = tokenizer.symbols().boundary();
    return """
        {
          "activation_function": "gelu_new",
          "architectures": ["GPT2LMHeadModel"],
          "attn_pdrop": 0.0,
          "bos_token_id": %d,
          "embd_pdrop": 0.0,
          "eos_token_id": %d,
          "initializer_range": 0.02,
          "layer_norm_epsilon": 1e-05,
          "model_type": "gpt2",
          "n_ctx": %d,
          "n_embd": %d,
          "n_head": %d,
          "n_inner": null,
          "n_layer": %d,
          "n_positions": %d,
          "pad_token_id": %d,
          "resid_pdrop": 0.0,
          "scale_attn_weights": true,
          "tie_word_embeddings": true,
          "use_cache": true,
          "vocab_size": %d
        }
        """
        .formatted(
            end,
            end,
            config.context(),
            config.width(),
            config.heads(),
            config.layers(),
            config.context(),
            tokenizer.id(tokenizer.paddingName()),
            config.symbols());
  }

  /**
   * The architecture that a text describes.
   *
   * @param file how errors call the text
   * @throws IOException if it is no GPT-2, or one of a kind that the program here does not compute;
   *     the message names the key and its value
   */
  static GptConfig read(String json, String file) throws IOException {
    JsonNode config = CheckpointText.object(json, file);
    requireKind(config, file);
    try {
      return new GptConfig(
          count(config, "vocab_size", 50257, file),
          count(config, "n_positions", 1024, file),
          count(config, WIDTH, 768, file),
          count(config, "n_layer", 12, file),
          count(config, "n_head", 12, file));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " describes no model: " + e.getMessage(), e);
    }
  }

  private static void requireKind(JsonNode config, String file) throws IOException {
    require(config, "model_type", List.of("gpt2"), file);
    require(config, "activation_function", List.of("gelu_new", "gelu_pytorch_tanh"), file);
    require(config, "scale_attn_weights", true, file);
    require(config, "scale_attn_by_inverse_layer_idx", false, file);
    require(config, "add_cross_attention", false, file);
    require(config, "tie_word_embeddings", true, file);
    JsonNode epsilon = config.path("layer_norm_epsilon");
    if (!epsilon.isMissingNode() && epsilon.asDouble() != GptConfig.NORM_EPSILON) {
      throw refused(config, "layer_norm_epsilon", String.valueOf(GptConfig.NORM_EPSILON), file);
    }
    JsonNode inner = config.path("n_inner");
    long usual = 4L * count(config, WIDTH, 768, file);
    if (!inner.isMissingNode() && !inner.isNull() && inner.asLong() != usual) {
      throw refused(config, "n_inner", "null or 4 n_embd = " + usual, file);
    }
  }

  private static void require(JsonNode config, String key, List<String> allowed, String file)
      throws IOException {
    JsonNode value = config.path(key);
    boolean byDefault = value.isMissingNode() && !key.equals("model_type");
    if (!byDefault && !allowed.contains(value.asText())) {
      throw refused(config, key, String.join(" or ", allowed), file);
    }
  }

  private static void require(JsonNode config, String key, boolean allowed, String file)
      throws IOException {
    JsonNode value = config.path(key);
    if (!value.isMissingNode() && (!value.isBoolean() || value.booleanValue() != allowed)) {
      throw refused(config, key, String.valueOf(allowed), file);
    }
  }

  private static int count(JsonNode config, String key, int otherwise, String file)
      throws IOException {
    String found = config.has(key) ? key : ALIASES.getOrDefault(key, key);
    JsonNode value = config.path(found);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isInt()) {
      throw refused(config, found, "a count", file);
    }
    return value.intValue();
  }

  private static IOException refused(JsonNode config, String key, String wanted, String file) {
    JsonNode value = config.get(key);
    return new IOException(
        "%s: %s is %s, but this program needs %s"
            .formatted(file, key, value == null ? "missing" : value.toString(), wanted));
  }
}
