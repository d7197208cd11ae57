package wellspring.dashboards.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.agents.event.ClaimedOrigin;
import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.model.language.TextLanguage;
import wellspring.model.language.TextSettings;
import wellspring.model.language.ZipfLanguage;
import wellspring.model.language.file.ReadingContext;
import wellspring.model.language.file.TextSource;
import wellspring.model.language.grammar.GrammarLanguage;
import wellspring.model.language.number.GaussianLanguage;
import wellspring.model.mix.Share;
import wellspring.model.random.Seed;

class DocumentReaderTest {
  private static final Seed SEED = new Seed(1);
  private static final DocumentReader ZIPF = DocumentReader.of(new ZipfLanguage(2, 1, 3), SEED);

  @Test
  void shadesWordsByTheirExactSurprisal() {
    DocumentView passage = ZIPF.passage(Documents.human(0, 0, "w1 w2\tw1 "));

    assertThat(passage.words())
        .extracting(ShadedWord::text)
        .containsExactly("w1", " w2", "\tw1", " ");
    assertThat(passage.words().get(0).nats()).isCloseTo(Math.log(1.5), within(1e-12));
    assertThat(passage.words().get(1).nats()).isCloseTo(Math.log(3), within(1e-12));
    assertThat(passage.words().get(3).nats()).isNull();
    assertThat(passage.perplexity()).isCloseTo(Math.cbrt(1.5 * 3 * 1.5), within(1e-12));
  }

  @Test
  void showsWhatALanguageCannotReadAsItIs() {
    DocumentView passage = ZIPF.passage(Documents.human(0, 0, "<script>alert(1)</script> w1"));

    assertThat(passage.words())
        .containsExactly(new ShadedWord("<script>alert(1)</script> w1", null));
    assertThat(passage.isShaded()).isFalse();
    assertThat(passage.perplexity()).isNull();
  }

  @Test
  void emptyDocumentHasNoWordsAndNoPerplexity() {
    DocumentView passage = ZIPF.passage(Documents.human(0, 0, ""));

    assertThat(passage.words()).isEmpty();
    assertThat(passage.perplexity()).isNull();
  }

  @Test
  void leavesOpenWhatFollowsAnImpossibleWord() {
    GrammarLanguage grammar =
        (GrammarLanguage)
            new ScenarioLoader(Path.of("")).load("grammar", List.of()).language().language();
    String text = grammar.heldOut(SEED, 1).get(0);
    DocumentReader reading = DocumentReader.of(grammar, SEED);
    assertThat(reading.passage(Documents.human(0, 0, text)).words())
        .allSatisfy(word -> assertThat(word.nats()).isFinite());

    DocumentView nonsense = reading.passage(Documents.human(0, 0, ". " + text));
    assertThat(nonsense.words().get(0).nats()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(nonsense.words().get(1).nats()).isNull();
    assertThat(nonsense.perplexity()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void numbersAreShownWithoutShading() {
    DocumentReader reading = DocumentReader.of(new GaussianLanguage(2), SEED);
    List<DocumentWritten> written = Documents.humans(0, List.of("0.5 -1.25"));

    assertThat(reading.shading()).isEmpty();
    assertThat(reading.samples(0, "m", written, List.of()).human().words())
        .containsExactly(new ShadedWord("0.5 -1.25", null));
    assertThat(reading.distributions(0, written))
        .isEqualTo(new RoundDistributions(0, Map.of(), null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"word", "byte"})
  void piecesOfAnyScriptJoinToTheText(String tokens, @TempDir Path folder) throws IOException {
    List<String> texts =
        List.of(
            "Iß  Äpfel,\nja! Don't.",
            "שלום עולם، مرحبا بالعالم",
            "👨‍👩‍👧 und 🇩🇪 e\u0301 ❤️\ud83d",
            "नमस्ते 你好。");
    DocumentReader reading = DocumentReader.of(text(folder, tokens, "one\n\ntwo\n\nthree"), SEED);

    for (String text : texts) {
      DocumentView passage = reading.passage(Documents.human(0, 0, text));
      assertThat(joined(passage)).isEqualTo(text);
      assertThat(passage.truncated()).isFalse();
    }
    assertThat(reading.passage(Documents.human(0, 0, texts.get(2))).words())
        .extracting(ShadedWord::text)
        .contains("👨‍👩‍👧");
  }

  @Test
  void readerFindsUnseenWordsAndPairsMoreSurprising(@TempDir Path folder) throws IOException {
    String lines =
        IntStream.range(0, 400)
            .mapToObj(
                i -> "the dog %s the cat number%d".formatted(i % 2 == 0 ? "sees" : "likes", i))
            .collect(Collectors.joining("\n\n"));
    DocumentReader reading = DocumentReader.of(text(folder, "word", lines), SEED);

    assertThat(reading.shading()).contains("reader");
    List<ShadedWord> words =
        reading.passage(Documents.human(0, 0, "the dog sees cat the xyz")).words();
    assertThat(words.get(1).nats()).isLessThan(1);
    assertThat(words.get(3).nats()).isGreaterThan(words.get(2).nats() + 3);
    assertThat(words.get(5).nats()).isGreaterThan(words.get(4).nats()).isLessThan(20);
  }

  @Test
  void longDocumentIsCutBehindAWord() {
    String text = "w1 w2 ".repeat(170_000);
    DocumentView passage = ZIPF.passage(Documents.human(0, 0, text));

    assertThat(passage.truncated()).isTrue();
    assertThat(joined(passage)).hasSizeLessThanOrEqualTo(2_000).hasSizeGreaterThan(1_990);
    assertThat(text).startsWith(joined(passage));
    assertThat(passage.perplexity()).isCloseTo(Math.sqrt(1.5 * 3), within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "\ud83d\ude00", "\u0301", "<b>"})
  void documentWithoutASpaceIsCutBetweenCharacters(String unit, @TempDir Path folder)
      throws IOException {
    DocumentReader reading = DocumentReader.of(text(folder, "word", "one\n\ntwo\n\nthree"), SEED);
    DocumentView passage = reading.passage(Documents.human(0, 0, "x" + unit.repeat(500_000)));

    assertThat(passage.truncated()).isTrue();
    assertThat(joined(passage)).startsWith("x").hasSizeBetween(1_990, 2_000);
    assertThat(joined(passage)).doesNotMatch("(?s).*[\ud800-\udbff]$");
  }

  @Test
  void choosesDocumentsEvenlyAndOnePersonsBesideThem() {
    List<DocumentWritten> written =
        new ArrayList<>(
            IntStream.range(0, 60)
                .mapToObj(number -> Documents.synthetic(3, "m", 59 - number, "w1 w1 w2"))
                .toList());
    written.add(Documents.synthetic(3, "other", 0, "w1"));
    written.add(Documents.human(3, 7, "w2 w2 w2"));

    DocumentSamples samples = ZIPF.samples(3, "m", written, List.of());
    assertThat(samples.documents())
        .extracting(DocumentView::id)
        .containsExactly("r0003/m/00010", "r0003/m/00030", "r0003/m/00050");
    assertThat(samples.human().author()).isEqualTo("people");
    DocumentView first = samples.documents().get(0);
    assertThat(first.origin()).isEqualTo(DocumentOrigin.SYNTHETIC);
    assertThat(first.claimed()).isEqualTo(ClaimedOrigin.HUMAN);
    assertThat(first.parent()).isEqualTo("g0003/m");
  }

  @Test
  void roundWithoutDocumentsHasNone() {
    DocumentSamples samples = ZIPF.samples(0, "m", List.of(), List.of());

    assertThat(samples.documents()).isEmpty();
    assertThat(samples.human()).isNull();
    assertThat(ZIPF.distributions(0, List.of()).ranks()).isEmpty();
  }

  private static String joined(DocumentView passage) {
    return passage.words().stream().map(ShadedWord::text).collect(Collectors.joining());
  }

  private static TextLanguage text(Path folder, String tokens, String text) throws IOException {
    Path file = Files.writeString(folder.resolve("text.txt"), text);
    return TextLanguage.read(
        new TextSettings(
            new TextSource(file, TextSource.Split.BLANK_LINE, "text", 1 << 19),
            TextSettings.Tokens.valueOf(tokens.toUpperCase(Locale.ROOT)),
            Share.of(0.25)),
        ReadingContext.PLAIN);
  }
}
