package wellspring.model.language.grammar;

/** What is the case, or what people believe to be. */
@FunctionalInterface
interface World {

  /** The value that an entity's attribute has. */
  int value(int entity, int attribute);
}
