/** What models train on: the human fraction over rounds, and what they keep between generations. */
package wellspring.model.mix;
