/**
 * The architecture of the house, as tests. Each law is also shown a {@link
 * wellspring.architecture.Fixture} that breaks it.
 */
package wellspring.architecture;
