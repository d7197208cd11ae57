package wellspring.infra.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import wellspring.model.measure.Measure;

/** {@code wellspring measures}: what is measured, and what each measure misses. */
@Command(
    name = "measures",
    description = "Lists what is measured; of the measures named, definition, source and caveats.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  wellspring measures", "  wellspring measures diversity vendi_score"})
final class MeasuresCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "0..*", paramLabel = "ID", description = "The measures to explain.")
  private List<String> ids = new ArrayList<>();

  @Override
  public Integer call() {
    List<Measure> named = ids.stream().map(this::named).toList();
    ConsoleOutput console =
        new ConsoleOutput(System.out, false, TerminalInfo.current().columns(), System::nanoTime);
    if (named.isEmpty()) {
      Arrays.stream(Measure.values()).forEach(measure -> console.line(line(measure)));
    }
    for (Measure measure : named) {
      console.line("%s (%s)".formatted(measure.id(), unit(measure)));
      console.paragraph(measure.definition());
      console.paragraph(measure.caveats());
      console.line("");
    }
    return ExitCode.OK;
  }

  private Measure named(String id) {
    try {
      return Measure.of(id);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private static String line(Measure measure) {
    return String.format(
        Locale.ROOT, "%-25s  %-10s  %s", measure.id(), unit(measure), measure.help());
  }

  private static String unit(Measure measure) {
    return measure.unit().name().toLowerCase(Locale.ROOT);
  }
}
