package wellspring.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryTest {
  private static final int LINES_MAX = 400;

  @Test
  void onlyTheHouseStandsAtTheTop() throws Exception {
    Optional<List<String>> tracked = Repository.tracked();
    assumeTrue(tracked.isPresent(), "not in a git checkout, or there is no git");
    assertThat(tracked.get()).contains("pom.xml");
    assertThat(Repository.strangersAtTheTop(tracked.get())).isEmpty();
  }

  @Test
  void aStrangerAtTheTopIsNoticed() {
    List<String> paths =
        List.of(".ci/run", "LICENSE", "model/pom.xml", "docs/a.md", "docs/b.md", "notes.txt");
    assertThat(Repository.strangersAtTheTop(paths)).containsExactly("docs", "notes.txt");
  }

  @Test
  void noJavaFileIsTooLong() throws Exception {
    List<Path> files = new ArrayList<>(Repository.sources("main"));
    files.addAll(Repository.sources("test"));
    assertThat(files)
        .anyMatch(file -> file.endsWith("Main.java"))
        .anyMatch(file -> file.endsWith("RepositoryTest.java"));
    assertThat(Repository.longerThan(LINES_MAX, files)).isEmpty();
  }

  @Test
  void aFileThatIsTooLongIsNoticed(@TempDir Path folder) throws Exception {
    Path allowed = folder.resolve("Allowed.java");
    Path tooLong = folder.resolve("TooLong.java");
    Files.write(allowed, Collections.nCopies(LINES_MAX, "//"));
    Files.write(tooLong, Collections.nCopies(LINES_MAX + 1, "//"));
    assertThat(Repository.longerThan(LINES_MAX, Repository.javaFiles(folder)))
        .containsExactly(tooLong.toString());
  }
}
