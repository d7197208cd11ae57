package wellspring.model.learner.gpt;

/**
 * The size of a GPT, whatever its symbols.
 *
 * @param context how many tokens it sees at once
 * @param width of the residual stream
 * @param layers how many blocks
 * @param heads of each attention; they divide the width
 */
public record GptShape(int context, int width, int layers, int heads) {
  public GptShape {
    new GptConfig(2, context, width, layers, heads);
  }

  /** The whole architecture for so many symbols. */
  GptConfig config(int symbols) {
    return new GptConfig(symbols, context, width, layers, heads);
  }

  /** Sizes with a name. */
  public enum Preset {
    /** 0.1 million parameters beside the embeddings: seconds on a CPU. */
    NANO(64, 64, 2, 4),
    /** 0.8 million. */
    MICRO(128, 128, 4, 4),
    /** 4.7 million. */
    SMALL(256, 256, 6, 8),
    /** 85 million: the smallest GPT-2. */
    GPT2(1024, 768, 12, 12);

    private final int context;
    private final int width;
    private final int layers;
    private final int heads;

    Preset(int context, int width, int layers, int heads) {
      this.context = context;
      this.width = width;
      this.layers = layers;
      this.heads = heads;
    }

    public GptShape shape() {
      return new GptShape(context, width, layers, heads);
    }
  }
}
