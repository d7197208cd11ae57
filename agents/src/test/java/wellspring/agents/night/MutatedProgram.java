package wellspring.agents.night;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import wellspring.agents.round.RunState;
import wellspring.model.random.Seed;

/** The whole program once more, with one fault in it. */
final class MutatedProgram extends URLClassLoader {
  private static final String OURS = "wellspring.";

  private final Map<String, byte[]> mutated;

  private MutatedProgram(Map<String, byte[]> mutated) {
    super(
        Stream.of(RunState.class, Seed.class, Night.class)
            .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
            .toArray(URL[]::new),
        MutatedProgram.class.getClassLoader());
    this.mutated = mutated;
  }

  /**
   * The first schedule that fails of so many, what did not hold, and how it shows; empty if none
   * does.
   */
  @SuppressWarnings("unchecked") // the other NightWatch is the same but for its class loader
  static Optional<String[]> firstFailure(Mutant mutant, int schedules) throws Exception {
    try (MutatedProgram program = new MutatedProgram(compiled(mutant))) {
      var constructor = program.loadClass(NightWatch.class.getName()).getDeclaredConstructor();
      constructor.setAccessible(true);
      return ((BiFunction<Long, Integer, Optional<String[]>>) constructor.newInstance())
          .apply(0L, schedules);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(OURS)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      return known == null ? findClass(name) : known;
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = mutated.get(name);
    return bytes == null ? super.findClass(name) : defineClass(name, bytes, 0, bytes.length);
  }

  private static Map<String, byte[]> compiled(Mutant mutant) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    Map<String, ByteArrayOutputStream> classes = new HashMap<>();
    JavaFileManager files =
        new ForwardingJavaFileManager<JavaFileManager>(
            compiler.getStandardFileManager(problems, null, null)) {
          @Override
          public JavaFileObject getJavaFileForOutput(
              Location location, String name, JavaFileObject.Kind kind, FileObject beside) {
            return new CompiledClass(name, classes);
          }
        };
    boolean compiles =
        compiler
            .getTask(
                null,
                files,
                problems,
                List.of(
                    "-nowarn", "-proc:none", "-classpath", System.getProperty("java.class.path")),
                null,
                List.of(new MutatedSource(mutant)))
            .call();
    if (!compiles) {
      throw new IllegalStateException(
          "'%s' does not compile: %s".formatted(mutant.name(), problems.getDiagnostics()));
    }
    Map<String, byte[]> bytes = new HashMap<>();
    classes.forEach((name, out) -> bytes.put(name, out.toByteArray()));
    return bytes;
  }

  private static final class MutatedSource extends SimpleJavaFileObject {
    private final Mutant mutant;

    MutatedSource(Mutant mutant) {
      super(URI.create("string:///" + mutant.type().replace('.', '/') + ".java"), Kind.SOURCE);
      this.mutant = mutant;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreErrors) {
      return mutant.mutated();
    }
  }

  private static final class CompiledClass extends SimpleJavaFileObject {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    CompiledClass(String name, Map<String, ByteArrayOutputStream> classes) {
      super(URI.create("bytes:///" + name), Kind.CLASS);
      classes.put(name, out);
    }

    @Override
    public OutputStream openOutputStream() {
      return out;
    }
  }
}
