/** Text as models see it: vocabularies, tokens, and where a document ends. */
package wellspring.model.text;
