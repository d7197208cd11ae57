/** Programs that take part in runs from outside, in processes of their own. */
package wellspring.infra.outside;
