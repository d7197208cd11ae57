package wellspring.agents.theory;

/** Checks one assumption of a line. */
@FunctionalInterface
interface AssumptionCheck {
  /** The assumption, held against what the subject has. */
  Assumption check(TheorySubject subject);
}
