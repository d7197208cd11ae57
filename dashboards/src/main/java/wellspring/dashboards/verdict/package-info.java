/**
 * What a run showed, in plain words.
 *
 * <p>A {@link wellspring.dashboards.verdict.RunVerdict} hears each round once, for the page, the
 * metrics and the end alike. A {@link wellspring.dashboards.verdict.CollapseJudge} holds the course
 * of each measure against its limit, its human-only control and chance; sentences are made of its
 * judgements and of nothing else.
 */
package wellspring.dashboards.verdict;
