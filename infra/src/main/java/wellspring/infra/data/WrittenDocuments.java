package wellspring.infra.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import wellspring.agents.event.ClaimedOrigin;
import wellspring.agents.event.ClaimedProvenance;
import wellspring.agents.event.DocumentOrigin;
import wellspring.agents.event.DocumentWritten;
import wellspring.agents.event.TrueProvenance;
import wellspring.infra.run.RunDirectory;

/** Reads what was written in a run, from the files that it leaves. */
public final class WrittenDocuments {
  private WrittenDocuments() {}

  /**
   * All documents of some rounds, sorted by id.
   *
   * @return empty if the run left no file of documents
   * @throws DataException if the file is damaged, or DuckDB does not run on this machine
   */
  public static Optional<List<DocumentWritten>> read(RunDirectory run, Collection<Integer> rounds) {
    try (DuckDb duck = DuckDb.open()) {
      return file(run, duck).map(rows -> read(duck, rows, rounds));
    }
  }

  private static Optional<String> file(RunDirectory run, DuckDb duck) {
    Path whole = run.documentsParquet();
    if (Files.isRegularFile(whole)) {
      return Optional.of("read_parquet(" + DuckDb.text(whole) + ")");
    }
    return Files.isRegularFile(run.documentLines())
        ? Optional.of(RunFileSql.documents(RunFileSql.lines(run.documentLines(), duck.scratch())))
        : Optional.empty();
  }

  private static List<DocumentWritten> read(DuckDb duck, String rows, Collection<Integer> rounds) {
    List<DocumentWritten> documents = new ArrayList<>();
    duck.query(
        "SELECT id, agent, round, text, claimed_origin, origin, coalesce(parent, ''), human_share,"
            + " depth FROM "
            + rows
            + rounds.stream()
                .map(Object::toString)
                .collect(Collectors.joining(", ", " WHERE round IN (-1, ", ") ORDER BY id")),
        result -> {
          while (result.next()) {
            documents.add(document(result));
          }
        });
    return documents;
  }

  private static DocumentWritten document(ResultSet row) throws SQLException {
    return new DocumentWritten(
        row.getString(1),
        row.getString(2),
        row.getInt(3),
        row.getString(4),
        new ClaimedProvenance(ClaimedOrigin.valueOf(row.getString(5).toUpperCase(Locale.ROOT))),
        new TrueProvenance(
            origin(row.getString(6)), row.getString(7), row.getDouble(8), row.getDouble(9)));
  }

  private static DocumentOrigin origin(String label) {
    return DocumentOrigin.valueOf(label.toUpperCase(Locale.ROOT));
  }
}
