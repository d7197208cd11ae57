/** The live page in a real browser, fed by real runs. */
package wellspring.page;
