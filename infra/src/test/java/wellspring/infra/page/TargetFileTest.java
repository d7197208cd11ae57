package wellspring.infra.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.infra.run.RunException;

class TargetFileTest {

  @Test
  void prometheusIsToldWhereARunIsAsLongAsItCanBeAsked(@TempDir Path folder) throws Exception {
    Path targets = folder.resolve("targets");
    try (LivePage open = LivePageTest.everywhere()) {
      SmallRun.on(open);
      open.serveMetrics(exchange -> {}, Optional.of(targets));
      int port = URI.create(open.url()).getPort();
      try (Stream<Path> files = Files.list(targets)) {
        assertThat(files)
            .singleElement()
            .asString()
            .endsWith(".json")
            .satisfies(
                file ->
                    assertThat(new ObjectMapper().readTree(Path.of(file).toFile()))
                        .isEqualTo(
                            new ObjectMapper()
                                .readTree("[{\"targets\":[\"laboratory:" + port + "\"]}]")));
      }
    }
    assertThat(targets).isEmptyDirectory();
  }

  @Test
  void aFolderForTargetsThatIsAFileIsRefused(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    try (LivePage page = LivePageTest.everywhere()) {
      assertThatThrownBy(() -> page.serveMetrics(exchange -> {}, Optional.of(file)))
          .isInstanceOf(RunException.class)
          .hasMessageContaining("--targets " + file);
    }
  }
}
