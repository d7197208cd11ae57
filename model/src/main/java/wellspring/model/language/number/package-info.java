/** Languages whose documents are numbers instead of words, and their text. */
package wellspring.model.language.number;
