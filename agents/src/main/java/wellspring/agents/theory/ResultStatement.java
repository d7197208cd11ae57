package wellspring.agents.theory;

/**
 * What a line says, for people.
 *
 * @param id its name in lists, for example {@code replace}
 * @param title what it is about
 * @param formula the formula, with all symbols that are not obvious
 * @param source who found it
 */
public record ResultStatement(String id, String title, String formula, String source) {}
