package wellspring.model.learner.gpt;

import wellspring.model.text.DocumentEnd;

/**
 * All that makes one GPT learner differ from another.
 *
 * @param shape its size
 * @param training how it is trained
 * @param sampling how it writes
 * @param end how the language's documents end
 * @param languageTokens whether the tokenizer's tokens are the language's own, number by number
 */
public record GptSettings(
    GptShape shape,
    TrainingSettings training,
    SamplingSettings sampling,
    DocumentEnd end,
    boolean languageTokens) {}
