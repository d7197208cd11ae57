package wellspring.infra.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVRecord;
import wellspring.agents.event.ClaimedOrigin;
import wellspring.agents.event.DocumentOrigin;
import wellspring.dashboards.flow.RoundFlows;
import wellspring.dashboards.flow.RoundFlows.Curated;
import wellspring.dashboards.flow.RoundFlows.Written;
import wellspring.dashboards.page.ClosedRound;

/**
 * How much text flowed from authors through curators to models, as a tidy table: {@code
 * round,curator,model,author,origin,claimed,documents,tokens}. What was written has neither curator
 * nor model; what a curator took for a model has no claim. It grows round by round.
 */
public final class FlowsFile implements RoundListener, AutoCloseable {
  private static final String ROUND = "round";
  private static final String CURATOR = "curator";
  private static final String MODEL = "model";
  private static final String AUTHOR = "author";
  private static final String ORIGIN = "origin";
  private static final String CLAIMED = "claimed";
  private static final String DOCUMENTS = "documents";
  private static final String TOKENS = "tokens";

  private final GrowingTable table;

  /** Begins a table that will stand at a place. */
  public FlowsFile(Path file) {
    table =
        new GrowingTable(file, ROUND, CURATOR, MODEL, AUTHOR, ORIGIN, CLAIMED, DOCUMENTS, TOKENS);
  }

  @Override
  public void roundClosed(ClosedRound round) {
    for (Written flow : round.flows().written()) {
      table.row(
          round.round(),
          null,
          null,
          flow.author(),
          label(flow.origin()),
          label(flow.claimed()),
          flow.documents(),
          flow.tokens());
    }
    for (Curated flow : round.flows().curated()) {
      table.row(
          round.round(),
          flow.curator(),
          flow.model(),
          flow.author(),
          label(flow.origin()),
          null,
          flow.documents(),
          flow.tokens());
    }
    table.flush();
  }

  /** The rows of a run round by round, also of one that goes on; see {@link #flows}. */
  public static RoundRows<CSVRecord> rounds(Path file) {
    return new RoundRows<>(file, "flows", row -> row);
  }

  /** What the rows of a round tell. */
  public static RoundFlows flows(List<CSVRecord> rows) {
    List<Written> written = new ArrayList<>();
    List<Curated> curated = new ArrayList<>();
    for (CSVRecord row : rows) {
      String author = row.get(AUTHOR);
      DocumentOrigin origin = origin(row.get(ORIGIN));
      int documents = Integer.parseInt(row.get(DOCUMENTS));
      long tokens = Long.parseLong(row.get(TOKENS));
      if (row.get(CURATOR).isEmpty()) {
        written.add(new Written(author, origin, claimed(row.get(CLAIMED)), documents, tokens));
      } else {
        curated.add(
            new Curated(row.get(CURATOR), row.get(MODEL), author, origin, documents, tokens));
      }
    }
    return new RoundFlows(written, curated);
  }

  private static String label(Enum<?> origin) {
    return origin.name().toLowerCase(Locale.ROOT);
  }

  private static ClaimedOrigin claimed(String label) {
    return ClaimedOrigin.valueOf(label.toUpperCase(Locale.ROOT));
  }

  private static DocumentOrigin origin(String label) {
    return DocumentOrigin.valueOf(label.toUpperCase(Locale.ROOT));
  }

  @Override
  public void close() {
    table.close();
  }
}
