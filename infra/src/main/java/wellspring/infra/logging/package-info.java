/** What the libraries beneath us say, and where it goes. */
package wellspring.infra.logging;
