package wellspring.infra.run;

/**
 * Where the events of a run are, as its manifest keeps it.
 *
 * @param kafka {@code embedded}, {@code memory} or an address
 * @param config the file that says how to log in there; empty for none
 */
public record LogPlace(String kafka, String config) {
  public static final LogPlace MEMORY = new LogPlace("memory", "");
}
