package wellspring.model.learner.gpt;

/**
 * The architecture of a GPT.
 *
 * @param symbols how many symbols it reads and predicts, at least 2
 * @param context how many tokens it sees at once, at least 2
 * @param width of the residual stream
 * @param layers how many blocks
 * @param heads of each attention; they divide the width
 */
public record GptConfig(int symbols, int context, int width, int layers, int heads) {

  /** GPT-2's. */
  static final double NORM_EPSILON = 1e-5;

  public GptConfig {
    SettingChecks.require(symbols >= 2, "a model needs at least 2 symbols, not " + symbols);
    SettingChecks.require(context >= 2, "a context needs at least 2 tokens, not " + context);
    SettingChecks.require(width >= 1, "width must be at least 1, not " + width);
    SettingChecks.require(layers >= 1, "a model needs at least 1 layer, not " + layers);
    SettingChecks.require(
        heads >= 1 && width % heads == 0,
        "heads must divide the width: %d heads do not divide %d".formatted(heads, width));
  }
}
