package wellspring.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of the module that are made by the program and checked in. */
public final class MadeFiles {
  /** The module's folder. */
  public static final Path MODULE = Path.of(System.getProperty("basedir", ".")).toAbsolutePath();

  private static final String WRITE = "wellspring.write";

  private MadeFiles() {}

  /** Claims that a file says what the program would write; with the property set, writes it. */
  public static void assertInStep(String path, String text) throws IOException {
    Path file = MODULE.resolve(path);
    if (Boolean.getBoolean(WRITE)) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    assertThat(file)
        .as(
            "dashboards/%s is made by the program; write it anew with"
                + " mvn -pl dashboards -am test -D%s=true"
                + " -Dtest=MadeFilesTest -Dsurefire.failIfNoSpecifiedTests=false",
            path, WRITE)
        .exists()
        .hasContent(text);
  }
}
