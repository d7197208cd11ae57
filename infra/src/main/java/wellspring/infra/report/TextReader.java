package wellspring.infra.report;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.ModelReleased;
import wellspring.agents.scenario.Scenario;
import wellspring.dashboards.document.DocumentReader;
import wellspring.dashboards.document.DocumentSamples;
import wellspring.dashboards.document.ModelAncestry;
import wellspring.dashboards.document.RoundDistributions;
import wellspring.dashboards.report.RunStory.RunTexts;
import wellspring.infra.data.DataException;
import wellspring.infra.data.ParquetTables;
import wellspring.infra.data.WrittenDocuments;
import wellspring.infra.run.RestoredLanguage;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.RunManifest;
import wellspring.model.file.FileFault;
import wellspring.model.language.Language;
import wellspring.model.random.Seed;

/**
 * Reads what was written in a run: in the first round in which a model wrote, in the middle and in
 * the last.
 */
final class TextReader {
  private final RunDirectory run;
  private final Scenario scenario;
  private final RunManifest manifest;
  private final List<ModelReleased> releases;
  private String remark = "";

  TextReader(
      RunDirectory run, Scenario scenario, RunManifest manifest, List<ModelReleased> releases) {
    this.run = run;
    this.scenario = scenario;
    this.manifest = manifest;
    this.releases = releases;
  }

  /**
   * The texts; whatever of them cannot be read is left out, with a remark.
   *
   * @param language what the run speaks, if somebody has it at hand
   * @param rounds how many there are
   */
  RunTexts read(Optional<Language> language, int rounds) {
    SortedSet<Integer> chosen = chosen(rounds);
    Optional<List<DocumentWritten>> written = documents(chosen);
    if (written.isEmpty()) {
      return new RunTexts(List.of(), List.of(), remark);
    }
    DocumentReader reading =
        language
            .or(this::language)
            .map(known -> DocumentReader.of(known, new Seed(scenario.seed())))
            .orElseGet(DocumentReader::withoutLanguage);
    List<DocumentSamples> samples = new ArrayList<>();
    for (String model : scenario.modelNames()) {
      for (int round : chosen) {
        samples.add(samples(reading, model, round, of(written.get(), round)));
      }
    }
    List<RoundDistributions> distributions = new ArrayList<>();
    for (int round : new TreeSet<>(List.of(chosen.first(), chosen.last()))) {
      distributions.add(reading.distributions(round, of(written.get(), round)));
    }
    return new RunTexts(samples, distributions, remark);
  }

  private SortedSet<Integer> chosen(int rounds) {
    int last = rounds - 1;
    int first =
        Math.min(last, 1 + releases.stream().mapToInt(ModelReleased::round).min().orElse(last));
    return new TreeSet<>(List.of(first, (first + last) / 2, last));
  }

  private DocumentSamples samples(
      DocumentReader reading, String model, int round, List<DocumentWritten> written) {
    ModelAncestry ancestry = new ModelAncestry(model);
    releases.stream().filter(each -> each.agent().equals(model)).forEach(ancestry::released);
    String parent =
        written.stream()
            .filter(document -> document.agent().equals(model))
            .map(document -> document.truth().parent())
            .findFirst()
            .orElse("");
    return reading.samples(round, model, written, ancestry.of(parent, 0));
  }

  private static List<DocumentWritten> of(List<DocumentWritten> written, int round) {
    return written.stream().filter(document -> document.round() == round).toList();
  }

  private Optional<List<DocumentWritten>> documents(SortedSet<Integer> rounds) {
    try {
      Optional<List<DocumentWritten>> documents = WrittenDocuments.read(run, rounds);
      if (documents.isEmpty()) {
        remark =
            "There are no texts: the run left no %s."
                .formatted(run.documentsParquet().getFileName());
      }
      return documents;
    } catch (DataException | UncheckedIOException e) {
      remark = "The texts cannot be read: %s.".formatted(FileFault.reason(e));
      return Optional.empty();
    }
  }

  /** What the run speaks; empty if its text is not what it was. */
  private Optional<Language> language() {
    RestoredLanguage spoken = RestoredLanguage.of(scenario, manifest, ParquetTables.MEANS);
    remark = spoken.remark();
    return spoken.language();
  }
}
