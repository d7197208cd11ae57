package wellspring.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import wellspring.dashboards.alert.AlertFile;
import wellspring.dashboards.alert.AlertRules;
import wellspring.dashboards.contract.ContractFiles;
import wellspring.dashboards.grafana.GrafanaFiles;
import wellspring.dashboards.metric.MetricCatalogue;

class MadeFilesTest {
  @Test
  void grafanaReadsWhatTheProgramMakes() throws IOException {
    for (Map.Entry<String, String> file : GrafanaFiles.all().entrySet()) {
      MadeFiles.assertInStep("grafana/" + file.getKey(), file.getValue());
    }
  }

  @Test
  void nothingElseLiesInGrafanasFolder() throws IOException {
    Path folder = MadeFiles.MODULE.resolve("grafana");
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString()))
          .containsExactlyInAnyOrderElementsOf(GrafanaFiles.all().keySet());
    }
  }

  @Test
  void prometheusReadsWhatTheProgramMakes() throws IOException {
    MadeFiles.assertInStep("prometheus/alerts.yaml", AlertFile.text(AlertRules.all()));
  }

  @Test
  void theCatalogueOfMetricsIsWhatIsRegistered() throws IOException {
    MadeFiles.assertInStep("METRICS.md", MetricCatalogue.markdown());
  }

  @Test
  void theContractIsWhatIsSent() throws IOException {
    for (Map.Entry<String, String> file : ContractFiles.all().entrySet()) {
      MadeFiles.assertInStep(file.getKey(), file.getValue());
    }
  }

  @Test
  void nothingElseLiesInTheContractsFolder() throws IOException {
    try (Stream<Path> files = Files.walk(MadeFiles.MODULE.resolve(ContractFiles.FOLDER))) {
      assertThat(
              files
                  .filter(Files::isRegularFile)
                  .map(file -> MadeFiles.MODULE.relativize(file).toString()))
          .allMatch(ContractFiles.all().keySet()::contains);
    }
  }
}
