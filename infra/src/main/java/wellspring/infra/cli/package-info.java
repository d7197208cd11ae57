/** The command line. */
package wellspring.infra.cli;
