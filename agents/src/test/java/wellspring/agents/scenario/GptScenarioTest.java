package wellspring.agents.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.agents.scenario.learner.GptSpec;
import wellspring.agents.scenario.learner.MatrixSpec;
import wellspring.agents.scenario.learner.TokenizerSpec;
import wellspring.model.learner.gpt.GptShape;
import wellspring.model.learner.gpt.SamplingSettings;
import wellspring.model.learner.gpt.TrainingSettings;
import wellspring.model.learner.gpt.TrainingSettings.Precision;
import wellspring.model.mix.Share;
import wellspring.model.safetensors.SafetensorsWriter;
import wellspring.model.safetensors.TensorData;

class GptScenarioTest {
  private static final String YAML =
      """
      rounds: 3
      language: {kind: text, path: .}
      humans: {people: {}}
      curators: {mixer: {human: 0.1}}
      models: {student: {curator: mixer, learner: {kind: gpt}}}
      """;

  private static final String CONFIG =
      """
      {"model_type": "gpt2", "vocab_size": 2, "n_positions": 2, "n_embd": 1, "n_layer": 1,
       "n_head": 1}
      """;

  private static final String TOKENIZER =
      """
      {"model": {"type": "WordLevel", "vocab": {"<|endoftext|>": 0, "w": 1}, "unk_token": "w"}}
      """;

  private static final Map<String, List<Integer>> SHAPES =
      Map.ofEntries(
          Map.entry("wte.weight", List.of(2, 1)),
          Map.entry("wpe.weight", List.of(2, 1)),
          Map.entry("h.0.ln_1.weight", List.of(1)),
          Map.entry("h.0.ln_1.bias", List.of(1)),
          Map.entry("h.0.attn.c_attn.weight", List.of(1, 3)),
          Map.entry("h.0.attn.c_attn.bias", List.of(3)),
          Map.entry("h.0.attn.c_proj.weight", List.of(1, 1)),
          Map.entry("h.0.attn.c_proj.bias", List.of(1)),
          Map.entry("h.0.ln_2.weight", List.of(1)),
          Map.entry("h.0.ln_2.bias", List.of(1)),
          Map.entry("h.0.mlp.c_fc.weight", List.of(1, 4)),
          Map.entry("h.0.mlp.c_fc.bias", List.of(4)),
          Map.entry("h.0.mlp.c_proj.weight", List.of(4, 1)),
          Map.entry("h.0.mlp.c_proj.bias", List.of(1)),
          Map.entry("ln_f.weight", List.of(1)),
          Map.entry("ln_f.bias", List.of(1)));

  @TempDir Path folder;
  private Workbench workbench;

  @BeforeEach
  void setUp() {
    workbench = new Workbench(folder);
  }

  @Test
  void kindAloneGivesTheSmallestModelAndEveryDefault() {
    assertThat(learner(YAML))
        .isEqualTo(
            new GptSpec(
                new GptSpec.Blank(new GptShape(64, 64, 2, 4), new TokenizerSpec.Words()),
                new TrainingSettings(
                    new TrainingSettings.Steps(300),
                    32,
                    0.001,
                    Share.of(0.1),
                    Share.of(0.1),
                    0.1,
                    1,
                    0,
                    5,
                    Precision.FLOAT32),
                new SamplingSettings(64, 1, 0, 1, 1, 8),
                GptSpec.Randomness.SHARED,
                false));
  }

  @ParameterizedTest
  @CsvSource({
    "preset=micro,              128,  128,  4,  4",
    "preset=gpt2,               1024, 768,  12, 12",
    "'preset=small,layers=3',   256,  256,  3,  8",
    "'width=96,heads=6',        64,   96,   2,  6",
  })
  void whatIsGivenReplacesThePartOfThePreset(
      String changes, int context, int width, int layers, int heads) {
    String[] overrides =
        List.of(changes.split(",")).stream()
            .map(change -> "models.student.learner." + change)
            .toArray(String[]::new);
    assertThat(((GptSpec.Blank) learner(YAML, overrides).origin()).shape())
        .isEqualTo(new GptShape(context, width, layers, heads));
  }

  @Test
  void overrideThatIsADictTurnsAMatrixIntoAGpt() {
    String matrix = YAML.replace("{kind: gpt}", "{kind: matrix, order: 2, prior: 5}");
    assertThat(
            learner(
                matrix,
                "models.student.learner={kind:gpt,tokenizer:{bpe:512},training:{steps:300}}"))
        .isEqualTo(learner(YAML, bpe(512), "models.student.learner.training.steps=300"));
    assertThat(workbench.load(YAML, "models.student.learner.kind=matrix"))
        .extracting(scenario -> scenario.models().get("student").learner())
        .isEqualTo(new MatrixSpec(0, 0));
  }

  @Test
  void oneTokenizerReplacesAnother() {
    String pairs = YAML.replace("{kind: gpt}", "{kind: gpt, tokenizer: {bpe: 300}}");
    String key = "models.student.learner.tokenizer";
    Path file = workbench.file("tokenizer.json", TOKENIZER);
    assertThat(learner(pairs).tokenizer()).isEqualTo(new TokenizerSpec.Bpe(300));
    assertThat(learner(pairs, key + "=byte").tokenizer()).isEqualTo(new TokenizerSpec.Bytes());
    assertThat(learner(pairs, key + "=word").tokenizer()).isEqualTo(new TokenizerSpec.Words());
    assertThat(learner(pairs, key + ".file=tokenizer.json").tokenizer())
        .isEqualTo(new TokenizerSpec.File(file));
  }

  @Test
  void initIsRelativeToTheFileAndOnTheCommandLineToTheWorkingDirectory() throws IOException {
    Path beside = Files.createDirectories(folder.resolve("scenarios/beside"));
    layModel(beside);
    layModel(folder.resolve("here"));
    Path file =
        workbench.file(
            "scenarios/mine.yaml", YAML.replace("{kind: gpt}", "{kind: gpt, init: beside}"));

    assertThat(gpt(workbench.loader().load(file.toString(), List.of())).init()).contains(beside);
    GptSpec overridden =
        gpt(workbench.loader().load(file.toString(), List.of("models.student.learner.init=here")));
    assertThat(overridden.init()).contains(folder.resolve("here"));
    assertThat(overridden.tokenizer())
        .isEqualTo(new TokenizerSpec.File(folder.resolve("here/tokenizer.json")));
  }

  /** Columns: overrides that break the scenario, and the whole problem that they cause. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '`',
      value = {
        "heads=3 -> heads is 3, but the width is 64; allowed: a whole number that divides the width",
        "layers=0 -> layers is 0; allowed: a whole number from 1 to 1000",
        "preset=big -> preset is 'big'; allowed: nano, micro, small or gpt2",
        "tokenizer.bpe=257 -> tokenizer.bpe is 257; allowed: a whole number from 258 to 1000000",
        "tokenizer=char -> tokenizer is 'char'; allowed: word or byte or exactly one of the keys"
            + " bpe, file",
        "stack=sometimes -> stack is 'sometimes'; allowed: true or false",
        "randomness=none -> randomness is 'none'; allowed: shared or own",
        "training.precision=float16 -> training.precision is 'float16'; allowed: float32 or"
            + " bfloat16",
        "training.dropout=1 -> training.dropout is 1; allowed: a number from 0 and below 1",
        "training={steps:5,epochs:2} -> training.epochs is 2, and"
            + " models.student.learner.training.steps is 5; allowed: one of the two; remove the"
            + " other, on the command line by ~KEY",
        "sampling.topP=0 -> sampling.topP is 0; allowed: a number above 0 to 1",
        "sampling.beam=3 -> sampling.beam is no known key; did you mean 'beams'? Known here: batch,"
            + " temperature, topK, topP, beams, lead",
        "order=1 -> order is no known key. Known here: kind, init, preset, context, width, layers,"
            + " heads, tokenizer, training, sampling, randomness, stack",
        "tokenizer.file=none.json -> tokenizer.file is 'FOLDER/none.json', which does not exist;"
            + " allowed: a file tokenizer.json",
        "init=none -> init is 'FOLDER/none', which does not exist; allowed: a folder with"
            + " config.json, model.safetensors, tokenizer.json",
        "init=. -> init is 'FOLDER', which cannot be used: FOLDER/config.json is missing: a model"
            + " needs config.json, model.safetensors and tokenizer.json",
        "init=.,width=8 -> width is 8, but with init the size and the tokenizer are those of its"
            + " folder; remove one of the two",
        "init=.,tokenizer=byte -> tokenizer is 'byte', but with init the size and the tokenizer are"
            + " those of its folder; remove one of the two",
      })
  void namesKeyValueAndRemedy(String changes, String problem) {
    String[] overrides =
        List.of(changes.split(",(?![^{]*})")).stream()
            .map(change -> "models.student.learner." + change)
            .toArray(String[]::new);
    assertThat(workbench.refusal(YAML, overrides).problems())
        .containsExactly("models.student.learner." + problem.replace("FOLDER", folder.toString()));
  }

  @Test
  void aModelThatDoesNotFitIsRefusedBeforeAnythingRuns() throws IOException {
    Path model = layModel(folder.resolve("here"));
    String start = "models.student.learner.init is '" + model + "', which cannot be used: ";

    workbench.file("here/tokenizer.json", TOKENIZER.replace("\"w\": 1", "\"w\": 1, \"v\": 2"));
    assertThat(refusedInit())
        .isEqualTo(
            start
                + model.resolve("tokenizer.json")
                + " does not fit the weights: it has 3 symbols, the model knows only 2; give the"
                + " model as many with transformers, model.resize_token_embeddings(3), and save it");

    workbench.file("here/tokenizer.json", TOKENIZER.replace("\"w\": 1", "\"w\": -1"));
    assertThat(refusedInit()).startsWith(start).contains("the id of symbol \"w\" is -1");

    workbench.file("here/tokenizer.json", TOKENIZER);
    workbench.file("here/config.json", CONFIG.replace("\"n_embd\": 1", "\"n_embd\": 2"));
    assertThat(refusedInit()).startsWith(start).contains("wte.weight is [2, 1], not [2, 2]");

    Files.delete(model.resolve("model.safetensors"));
    workbench.file("here/model.safetensors.index.json", "{}");
    assertThat(refusedInit()).startsWith(start).contains("several files", "max_shard_size");
  }

  private String refusedInit() {
    List<String> problems = workbench.refusal(YAML, "models.student.learner.init=here").problems();
    assertThat(problems).hasSize(1);
    return problems.get(0);
  }

  @Test
  void aTokenizerThatCannotBeUsedIsRefusedBeforeAnythingRuns() {
    Path file = workbench.file("mine.json", TOKENIZER.replace("\"w\": 1", "\"w\": null"));
    String key = "models.student.learner.tokenizer.file";
    assertThat(workbench.refusal(YAML, key + "=mine.json").problems())
        .singleElement()
        .asString()
        .startsWith(key + " is '" + file + "', which cannot be used: " + file + ": ")
        .contains("the id of symbol \"w\" is null");
  }

  @Test
  void gpt2sOlderFilesAreATokenizer() throws IOException {
    layModel(folder.resolve("here"));
    Files.delete(folder.resolve("here/tokenizer.json"));
    workbench.file("here/vocab.json", "{\"<|endoftext|>\": 0, \"w\": 1}");
    workbench.file("here/merges.txt", "#version: 0.2\n");
    assertThat(learner(YAML, "models.student.learner.init=here").init()).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      value = {
        "tokenizer=byte -> tokenizer is 'byte', but zipf's words are its tokens: a model that writes"
            + " other words could not be measured; allowed: word",
        "tokenizer.bpe=300 -> tokenizer is {\"bpe\":300}, but zipf's words are its tokens: a model"
            + " that writes other words could not be measured; allowed: word",
        "init=/model -> init is '/model', but zipf's words are its tokens: a model that writes other"
            + " words could not be measured; allowed: no init",
      })
  void languagesWithWordsOfTheirOwnAreWrittenInThem(String change, String problem) {
    assertThat(
            workbench
                .refusal(YAML, "language={kind:zipf}", "models.student.learner." + change)
                .problems())
        .containsExactly("models.student.learner." + problem);
    assertThat(
            workbench
                .refusal(YAML, "language={kind:grammar}", "models.student.learner." + change)
                .problems())
        .containsExactly("models.student.learner." + problem.replace("zipf", "grammar"));
    for (String kind : List.of("zipf", "grammar")) {
      assertThat(learner(YAML, "language={kind:" + kind + "}").tokenizer())
          .isEqualTo(new TokenizerSpec.Words());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "preset=micro",
        "tokenizer=byte",
        "tokenizer={bpe:300}",
        "tokenizer={file:tokenizer.json}",
        "training={epochs:0.5,learningRate:3e-4,clip:0.25,precision:bfloat16}",
        "training={steps:7,batch:3,warmup:0.2,finalRate:0,weightDecay:0,dropout:0.1,evaluations:0}",
        "sampling={batch:2,temperature:0.7,topK:40,topP:0.9,beams:4,lead:3}",
        "randomness=own",
        "stack=true",
        "init=here",
      })
  void writtenScenarioCanBeReadAgain(String change) throws IOException {
    layModel(folder.resolve("here"));
    workbench.file("tokenizer.json", TOKENIZER);
    Scenario scenario = workbench.load(YAML, "models.student.learner." + change);

    Scenario again = workbench.load(ScenarioWriter.yaml(scenario));

    assertThat(again).isEqualTo(scenario).isNotEqualTo(workbench.load(YAML));
    assertThat(ScenarioWriter.hash(again))
        .isEqualTo(ScenarioWriter.hash(scenario))
        .isNotEqualTo(ScenarioWriter.hash(workbench.load(YAML)));
  }

  @Test
  void initOfAnotherMachineCanBeShown() {
    String yaml = YAML.replace("{kind: gpt}", "{kind: gpt, init: /not/here}");
    Path file = workbench.file("elsewhere.yaml", yaml);

    Scenario shown = workbench.loader().preview(file.toString(), List.of());

    assertThat(gpt(shown).init()).contains(Path.of("/not/here"));
  }

  /** A model of one layer and one number for everything, which knows two symbols. */
  private static Path layModel(Path model) throws IOException {
    Files.createDirectories(model);
    Files.writeString(model.resolve("config.json"), CONFIG);
    Files.writeString(model.resolve("tokenizer.json"), TOKENIZER);
    SortedMap<String, TensorData> tensors = new TreeMap<>();
    SHAPES.forEach(
        (name, shape) ->
            tensors.put(
                name, new TensorData(shape, new float[shape.stream().reduce(1, (a, b) -> a * b)])));
    try (OutputStream out = Files.newOutputStream(model.resolve("model.safetensors"))) {
      SafetensorsWriter.write(Map.of(), tensors, out);
    }
    return model;
  }

  private GptSpec learner(String yaml, String... overrides) {
    return gpt(workbench.load(yaml, overrides));
  }

  private static GptSpec gpt(Scenario scenario) {
    return (GptSpec) scenario.models().get("student").learner();
  }

  private static String bpe(int symbols) {
    return "models.student.learner.tokenizer.bpe=" + symbols;
  }
}
