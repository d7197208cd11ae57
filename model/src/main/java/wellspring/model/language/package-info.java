/** What humans speak: languages that write documents and, where it is known, tell the truth. */
package wellspring.model.language;
