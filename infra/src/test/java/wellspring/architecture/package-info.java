/** The architecture of the house, as tests. Each law is also shown a fixture that breaks it. */
package wellspring.architecture;
