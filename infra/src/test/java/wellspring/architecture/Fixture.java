package wellspring.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A small house that breaks a law: its classes called {@code Bad...} break it, and the others keep
 * it. The sources of all its classes stand one after another in a resource, each from its package
 * declaration on; they are compiled when they are tried.
 */
final class Fixture {
  /** The package that all classes of a fixture are below. */
  static final String ROOT = "house";

  private static final Pattern UNIT = Pattern.compile("^(?=package )", Pattern.MULTILINE);
  private static final Pattern TYPE =
      Pattern.compile(
          "^(?:public |final )*(?:class|record|interface|enum) (\\w+)", Pattern.MULTILINE);

  private Fixture() {}

  /**
   * The classes of the fixture for a law.
   *
   * @param folder an empty one, for the compiled classes
   */
  static JavaClasses of(Law law, Path folder) throws IOException {
    return compiled(read(law.fixture()), folder);
  }

  /** The classes of some sources, each of which begins with its package. */
  static JavaClasses compiled(String sources, Path folder) {
    List<Source> units =
        UNIT.splitAsStream(sources).filter(s -> !s.isBlank()).map(Source::new).toList();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter complaints = new StringWriter();
    boolean compiled =
        compiler
            .getTask(
                complaints,
                null,
                null,
                List.of(
                    "-proc:none",
                    "-d",
                    folder.toString(),
                    "-cp",
                    System.getProperty("java.class.path")),
                null,
                units)
            .call();
    assertThat(compiled).as(complaints::toString).isTrue();
    return new ClassFileImporter().importPath(folder);
  }

  private static String read(String resource) throws IOException {
    try (InputStream in = Fixture.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in, resource).readAllBytes(), UTF_8);
    }
  }

  /** One class, in a file of its name, as violations name the file. */
  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("memory:///" + name(text) + ".java"), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }

    private static String name(String text) {
      Matcher type = TYPE.matcher(text);
      assertThat(type.find()).as(text).isTrue();
      return type.group(1);
    }
  }
}
