/** Fingerprints of bytes. */
package wellspring.model.hash;
