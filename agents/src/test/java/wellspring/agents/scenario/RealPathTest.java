package wellspring.agents.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wellspring.agents.scenario.language.TextSpec;

class RealPathTest {
  @TempDir private Path scratch;
  private Path folder;

  @BeforeEach
  void makeLinks() throws IOException {
    scratch = scratch.toRealPath();
    folder = Files.createDirectories(scratch.resolve("far/folder"));
    Files.createSymbolicLink(scratch.resolve("link"), folder);
    Files.createSymbolicLink(scratch.resolve("dangling"), Path.of("far/folder/new.csv"));
    Files.createSymbolicLink(scratch.resolve("circle"), scratch.resolve("circle"));
  }

  @Test
  void followsLinksInWhatIsThereAndInWhatIsToBe() {
    assertThat(RealPath.of(scratch.resolve("link"))).isEqualTo(folder);
    assertThat(RealPath.of(scratch.resolve("link/new/a.csv")))
        .isEqualTo(folder.resolve("new/a.csv"));
    assertThat(RealPath.of(scratch.resolve("dangling"))).isEqualTo(folder.resolve("new.csv"));
    assertThat(RealPath.of(scratch.resolve("no/../link/b"))).isEqualTo(folder.resolve("b"));
  }

  @Test
  void theFolderAboveALinkIsThatAboveItsTarget() {
    assertThat(RealPath.of(scratch.resolve("link/../a"))).isEqualTo(scratch.resolve("far/a"));
    assertThat(RealPath.absolute(scratch.resolve("link/../a"))).isEqualTo(scratch.resolve("far/a"));
  }

  @Test
  void aPathStaysAsItWasGivenWhereThatLeadsToTheSamePlace() {
    assertThat(RealPath.absolute(scratch.resolve("link/./a"))).isEqualTo(scratch.resolve("link/a"));
    assertThat(RealPath.absolute(scratch.resolve("far/../link/a")))
        .isEqualTo(scratch.resolve("link/a"));
  }

  @Test
  void aCircleOfLinksEnds() {
    assertThat(RealPath.of(scratch.resolve("circle"))).isEqualTo(scratch.resolve("circle"));
  }

  @Test
  void aTextIsReadFromWhereItsPathLeads() throws IOException {
    Files.writeString(scratch.resolve("far/text.txt"), "A text.");
    Scenario scenario =
        new Workbench(scratch)
            .load(Workbench.SHORTEST, "language={kind:text,path:link/../text.txt}");
    assertThat(((TextSpec) scenario.language()).path()).isEqualTo(scratch.resolve("far/text.txt"));
  }
}
