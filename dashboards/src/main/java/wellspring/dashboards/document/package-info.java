/** The text itself: documents to be read, shaded by how surprising they are, and their spread. */
package wellspring.dashboards.document;
