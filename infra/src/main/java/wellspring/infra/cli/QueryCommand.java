package wellspring.infra.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import wellspring.agents.scenario.RealPath;
import wellspring.infra.data.AlignedTable;
import wellspring.infra.data.DataException;
import wellspring.infra.data.ResultFormats;
import wellspring.infra.data.RowSink;
import wellspring.infra.data.SqlQuery;

/** {@code wellspring query}: asks runs and sweeps in SQL. */
@Command(
    name = "query",
    description =
        "Queries runs and sweeps in SQL, also those that are still running. It cannot change anything.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  wellspring query runs \"SELECT run, scenario, seed, status, seconds FROM runs\"",
      "  wellspring query runs/drift-20260101-120000 \"SELECT agent, round, value, predicted",
      "      FROM measurements WHERE measure = 'diversity' ORDER BY ALL\"",
      "  wellspring query sweeps/drift-20260101-120000 'SELECT \"curators.no-human.human\", avg(value)",
      "      FROM measurements JOIN runs USING (run) WHERE measure = $$diversity$$ GROUP BY ALL'",
      "  wellspring query runs/* \"SELECT * FROM documents\" --out documents.csv",
      "",
      "The SQL is DuckDB's. Exit codes: 0 answered, 1 failed, 2 the query is wrong."
    })
final class QueryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "RUN... SQL",
      description =
          "Directories of runs and sweeps, or folders of these; then, as the last argument, the "
              + "question.")
  private List<String> arguments = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "table|csv|json",
      defaultValue = "table",
      description = "How the answer is printed (default: ${DEFAULT-VALUE}).")
  private String format;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the answer to a file that ends in .parquet, .csv or .json.")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--tables", description = "Describe the tables and their columns, and end.")
  private boolean tables;

  @Override
  public Integer call() {
    if (tables) {
      System.out.println(SqlQuery.tables());
      return ExitCode.OK;
    }
    if (arguments.size() < 2) {
      throw new ParameterException(
          spec.commandLine(), "Give at least one directory of a run or a sweep, and then the SQL");
    }
    requireFormat();
    String sql = arguments.get(arguments.size() - 1);
    List<Path> folders = arguments.subList(0, arguments.size() - 1).stream().map(Path::of).toList();
    return Failures.told("The query failed", () -> answer(folders, sql));
  }

  private void answer(List<Path> folders, String sql) throws IOException {
    try (SqlQuery query = new SqlQuery(folders)) {
      if (out.isPresent()) {
        write(query, sql, out.get());
      } else {
        query.ask(sql, printer(System.out));
      }
    }
  }

  private void requireFormat() {
    if (!List.of("table", "csv", "json").contains(format)) {
      throw new ParameterException(
          spec.commandLine(), "--format must be table, csv or json, not '" + format + "'");
    }
    if (out.isPresent() && !out.get().toString().matches(".*\\.(parquet|csv|json)")) {
      throw new ParameterException(
          spec.commandLine(), "--out must end in .parquet, .csv or .json, not '" + out.get() + "'");
    }
  }

  private RowSink printer(PrintStream stream) {
    TerminalInfo terminal = TerminalInfo.current();
    return switch (format) {
      case "csv" -> ResultFormats.csv(stream);
      case "json" -> ResultFormats.json(stream);
      default -> new AlignedTable(stream, terminal.outputIsTerminal() ? terminal.columns() : 0);
    };
  }

  private static void write(SqlQuery query, String sql, Path file) throws IOException {
    if (query.owns(file)) {
      throw new DataException(
          "--out %s lies in the directory of a run or a sweep: name a file elsewhere"
              .formatted(file));
    }
    if (file.toString().endsWith(".parquet")) {
      query.askForParquet(sql, file);
      return;
    }
    Path place = RealPath.of(file);
    Path beside = place.resolveSibling(place.getFileName() + ".partial");
    Files.deleteIfExists(beside); // a link would lead elsewhere
    try {
      try (PrintStream stream =
          new PrintStream(
              new BufferedOutputStream(
                  Files.newOutputStream(beside, StandardOpenOption.CREATE_NEW)),
              false,
              StandardCharsets.UTF_8)) {
        boolean csv = file.toString().endsWith(".csv");
        query.ask(sql, csv ? ResultFormats.csv(stream) : ResultFormats.json(stream));
        if (stream.checkError()) {
          throw new IOException("cannot write " + beside);
        }
      }
      Files.move(
          beside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
