package wellspring.infra.cli;

/**
 * What {@code sweep --json} prints.
 *
 * @param status {@code finished}, {@code aborted} or {@code failed}
 * @param reason why it did not finish; empty if it did
 * @param runs how many there are
 * @param done how many have ended, failed ones among them
 * @param failed how many have failed
 * @param seconds how long this attempt took
 */
record SweepResult(
    String sweep,
    String directory,
    String status,
    String reason,
    long seed,
    int runs,
    int done,
    int failed,
    double seconds) {
  String json() {
    return ResultJson.of(this);
  }
}
