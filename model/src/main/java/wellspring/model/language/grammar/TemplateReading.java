package wellspring.model.language.grammar;

import java.util.Arrays;
import java.util.List;

/**
 * How often a group of writers uses each template, by maximum likelihood, from documents whose
 * writers are not known.
 *
 * <p>Counting is not enough: some templates cannot open a document, and each writer has habits that
 * come on top of the group's. So both steps are repeated until nothing changes: whose style each
 * document probably has (expectation maximisation; Dempster, Laird and Rubin, 1977), and each
 * template's probability multiplied by how often it is used over how often it would be expected
 * (the minorisation of Hunter, 2004, for choices from different sets). Neither lowers the
 * likelihood.
 *
 * <p>Only grammatical sentences are read, whatever the world is like; one that has the form of
 * several templates is taken for the first. A template that could not have been used anywhere keeps
 * its usual probability. The cost of each step is a number per sentence and style.
 */
final class TemplateReading {
  private static final int STEPS_MAX = 500;
  private static final double PRECISION = 1e-7;

  private final Grammar grammar;

  /** (documents, sentences): the template, times 2, plus 1 if an entity had been named. */
  private final int[][] uses;

  private final long[] counts; // by template

  /**
   * @param documents their tokens; a negative one is a word that the language lacks
   */
  TemplateReading(Grammar grammar, List<int[]> documents) {
    this.grammar = grammar;
    uses = documents.stream().map(this::uses).filter(read -> read.length > 0).toArray(int[][]::new);
    counts = new long[grammar.templates().size()];
    for (int[] document : uses) {
      for (int use : document) {
        counts[use / 2]++;
      }
    }
  }

  private int[] uses(int[] document) {
    return Sentence.in(document, grammar).stream()
        .mapToInt(sentence -> 2 * sentence.form(grammar.templates()) + (sentence.follows() ? 1 : 0))
        .toArray();
  }

  /**
   * @return by template, summing to 1; the usual probabilities if no sentence is grammatical
   */
  double[] shares() {
    double[] shares = grammar.usualTemplates();
    double change = uses.length == 0 ? 0 : 1;
    for (int step = 0; step < STEPS_MAX && change > PRECISION; step++) {
      double[] better = improve(shares);
      change = 0;
      for (int template = 0; template < shares.length; template++) {
        change = Math.max(change, Math.abs(better[template] - shares[template]));
      }
      shares = better;
    }
    return shares;
  }

  private double[] improve(double[] shares) {
    double[] expected = expected(grammar.withTemplates(shares));
    double[] better = shares.clone();
    double possible = 0;
    double kept = 0;
    for (int template = 0; template < better.length; template++) {
      if (expected[template] > 0) {
        better[template] *= counts[template] / expected[template];
        possible += better[template];
      } else {
        kept += better[template];
      }
    }
    for (int template = 0; template < better.length; template++) {
      better[template] *= expected[template] > 0 ? (1 - kept) / possible : 1;
    }
    return better;
  }

  /** How often each template would be used in as many sentences of writers with these habits. */
  private double[] expected(Grammar habits) {
    double[][] sentences = new double[habits.styles()][2]; // unnamed, named
    for (int[] document : uses) {
      double[] writer = writer(document, habits);
      for (int use : document) {
        for (int style = 0; style < writer.length; style++) {
          sentences[style][use % 2] += writer[style];
        }
      }
    }
    double[] expected = new double[counts.length];
    for (int style = 0; style < sentences.length; style++) {
      for (int template = 0; template < expected.length; template++) {
        expected[template] +=
            sentences[style][0] * habits.templates(style, false).probability(template)
                + sentences[style][1] * habits.templates(style, true).probability(template);
      }
    }
    return expected;
  }

  /** By style: how likely it is that of a document's writer. */
  private static double[] writer(int[] document, Grammar habits) {
    double[] writer = new double[habits.styles()];
    Arrays.fill(writer, 1);
    for (int use : document) {
      double sum = 0;
      for (int style = 0; style < writer.length; style++) {
        writer[style] *= habits.templates(style, use % 2 == 1).probability(use / 2);
        sum += writer[style];
      }
      for (int style = 0; style < writer.length; style++) {
        writer[style] /= sum;
      }
    }
    return writer;
  }
}
