package wellspring.infra.cli;

import picocli.CommandLine.Option;
import wellspring.infra.kafka.ForeignRecords.Treatment;

/** What becomes of records on a cluster that are not the run's. */
final class ForeignOption {
  @Option(
      names = "--foreign",
      paramLabel = "ignore|fail",
      converter = TreatmentConverter.class,
      defaultValue = "ignore",
      description =
          "What to do about records that others write into the run's topics on a cluster: pass "
              + "over them (default), or fail. They never count.")
  private Treatment treatment;

  Treatment treatment() {
    return treatment;
  }
}
