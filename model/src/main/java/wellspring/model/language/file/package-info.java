/** The user's own files: documents read from text, JSON lines and tables. */
package wellspring.model.language.file;
