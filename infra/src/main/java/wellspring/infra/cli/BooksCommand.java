package wellspring.infra.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wellspring.agents.event.PaymentMade;
import wellspring.agents.event.PaymentMade.Reason;
import wellspring.agents.scenario.ScenarioLoader;
import wellspring.agents.society.Money;
import wellspring.infra.data.AlignedTable;
import wellspring.infra.data.RowSink;
import wellspring.infra.data.RowSink.ResultColumn;
import wellspring.infra.run.PaymentsFile;
import wellspring.infra.run.RunDirectory;
import wellspring.infra.run.RunException;
import wellspring.infra.run.RunManifest;
import wellspring.infra.run.RunStatus;

/** {@code wellspring books}: who paid whom in a run. */
@Command(
    name = "books",
    description =
        "Prints the books of a run in which people read or are paid: what each account received, or "
            + "paid (below 0), by reason, and what it has then. The run may be under way.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  wellspring books runs/attention-20260101-120000",
      "  wellspring books runs/attention-20260101-120000 --round 5 --payments",
      "",
      "Accounts are audiences, cohorts, models, and 'world' for whoever else pays or is paid.",
      "What one has less, another has more: the balances add up to 0."
    })
final class BooksCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", description = "The directory of a run.")
  private Path run;

  @Option(
      names = "--round",
      paramLabel = "N",
      description = "Only what was paid in this round, from 0 (default: all closed rounds).")
  private Optional<Integer> round = Optional.empty();

  @Option(names = "--payments", description = "Print each payment, too, in order.")
  private boolean payments;

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    return Failures.told("The books cannot be read", this::tell);
  }

  private void tell() {
    RunDirectory directory = RunDirectory.open(run);
    requireSociety(directory);
    int rounds = RunStatus.of(directory, RunManifest.read(directory).outcome()).rounds();
    requireClosed(rounds);
    List<PaymentMade> all =
        PaymentsFile.read(directory.payments()).stream()
            .filter(payment -> payment.round() < rounds)
            .toList();
    RunBooks books = RunBooks.of(all, round);
    if (json.isWanted()) {
      System.out.println(
          ResultJson.of(
              BooksResult.of(directory.run(), round.orElse(null), rounds, books, payments)));
    } else {
      print(directory.run(), rounds, books);
    }
  }

  private void requireSociety(RunDirectory directory) {
    boolean society =
        new ScenarioLoader(Path.of(""))
            .preview(directory.scenario().toString(), List.of())
            .hasSociety();
    if (!society) {
      throw new RunException(
          "%s has no books: its scenario has neither audiences nor humans.NAME.work, so nobody is paid"
              .formatted(run));
    }
  }

  private void requireClosed(int rounds) {
    if (rounds == 0) {
      throw new RunException("%s has no books yet: it has not closed a round".formatted(run));
    }
    if (round.isPresent() && (round.get() < 0 || round.get() >= rounds)) {
      throw new RunException(
          "--round is %d, but %s has closed %d: give one from 0 to %d"
              .formatted(round.get(), run, rounds, rounds - 1));
    }
  }

  private void print(String name, int rounds, RunBooks books) {
    System.out.printf(
        "%s, %s%n",
        name,
        round
            .map(one -> "round " + one)
            .orElse(rounds == 1 ? "round 0" : "rounds 0 to " + (rounds - 1)));
    if (books.accounts().isEmpty()) {
      System.out.println("Nobody has paid anything.");
      return;
    }
    printAccounts(books);
    System.out.printf("The balances add up to %s.%n", Money.text(books.sum()));
    if (payments) {
      System.out.println();
      printPayments(books.payments());
    }
  }

  private static void printAccounts(RunBooks books) {
    List<ResultColumn> columns = new ArrayList<>(List.of(new ResultColumn("account", false)));
    Arrays.stream(Reason.values())
        .forEach(reason -> columns.add(new ResultColumn(reason.label(), true)));
    columns.add(new ResultColumn("balance", true));
    RowSink table = table();
    table.begin(columns);
    books
        .accounts()
        .forEach(
            (name, account) -> {
              List<Object> cells = new ArrayList<>(List.of(name));
              Arrays.stream(Reason.values())
                  .forEach(reason -> cells.add(Money.text(account.net(reason))));
              cells.add(Money.text(account.balance()));
              table.row(cells);
            });
    table.end();
  }

  private static void printPayments(List<PaymentMade> payments) {
    RowSink table = table();
    table.begin(
        List.of(
            new ResultColumn("round", true),
            new ResultColumn("payment", false),
            new ResultColumn("from", false),
            new ResultColumn("to", false),
            new ResultColumn("amount", true),
            new ResultColumn("reason", false)));
    for (PaymentMade payment : payments) {
      table.row(
          List.of(
              payment.round(),
              payment.id(),
              payment.from(),
              payment.to(),
              Money.text(payment.amountMicros()),
              payment.reason().label()));
    }
    table.end();
  }

  private static RowSink table() {
    TerminalInfo terminal = TerminalInfo.current();
    return new AlignedTable(System.out, terminal.outputIsTerminal() ? terminal.columns() : 0);
  }
}
