/** Files that cannot be read or written, in words for people. */
package wellspring.model.file;
