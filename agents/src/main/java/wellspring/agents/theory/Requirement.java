package wellspring.agents.theory;

/** Checks one assumption of a line. */
@FunctionalInterface
interface Requirement {
  /** The assumption, held against what the subject has. */
  Assumption check(Subject subject);
}
