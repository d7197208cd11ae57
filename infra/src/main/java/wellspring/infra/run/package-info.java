/** A run from outside: its directory, its manifest, and how it is put together. */
package wellspring.infra.run;
