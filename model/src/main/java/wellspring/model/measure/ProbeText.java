package wellspring.model.measure;

import java.util.List;
import java.util.Optional;
import wellspring.model.language.TokenLanguage;
import wellspring.model.measure.SampleSize.EqualBlocks;
import wellspring.model.measure.SampleSize.EqualText;

/**
 * The documents of one author, to be measured.
 *
 * @param all every document, its tokens
 * @param judged the same, to be judged by models
 * @param text as many tokens as all who are compared have; empty if there are fewer
 * @param blocks as many blocks as all who are compared have; empty if there are fewer
 */
record ProbeText(
    TokenSample all,
    ScoredDocuments judged,
    Optional<EqualText> text,
    Optional<EqualBlocks> blocks) {

  static ProbeText of(TokenLanguage language, List<String> texts, SampleSize size) {
    TokenSample all = TokenSample.of(language.tokenizer(), texts);
    return new ProbeText(
        all,
        new ScoredDocuments(all, texts, language.documentEnd()),
        size.text(all),
        size.blocks(all));
  }
}
