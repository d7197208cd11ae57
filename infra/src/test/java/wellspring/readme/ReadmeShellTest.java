package wellspring.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People type README's commands into bash and into zsh, which expands more and then refuses. */
class ReadmeShellTest {
  private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");

  /** What zsh expands where it is not quoted: ~name and =name at a word's beginning, patterns. */
  private static final Pattern EXPANDED = Pattern.compile("(?<!\\S)[~=]|[\\[\\]*?(){}^#!<>]");

  static Stream<String> commands() throws IOException {
    return ReadmeText.blocks("sh").stream().flatMap(String::lines);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void isTheSameInEveryShell(String command) {
    assertThat(expanded(command)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"run ~models.open", "run x={a: 1}", "run =ls", "ls *.md", "run a[0]=1"})
  void seesWhatZshWouldExpand(String command) {
    assertThat(expanded(command)).isNotEmpty();
  }

  @Test
  void leavesWhatIsQuotedAlone() {
    assertThat(expanded("run '~models.open' x='{a: 1}' b=\"[.]*\" curators.a.human=0,1")).isEmpty();
  }

  private static Stream<String> expanded(String command) {
    return EXPANDED
        .matcher(QUOTED.matcher(command).replaceAll("Q"))
        .results()
        .map(found -> command + ": " + found.group());
  }
}
