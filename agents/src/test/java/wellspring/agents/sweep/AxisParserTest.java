package wellspring.agents.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AxisParserTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          k=0,0.01,1 | 0 0.01 1
          k= a , b | a b
          k=choice(a,b,c) | a b c
          k=range(3) | 0 1 2
          k=range(0,2e-05,1e-05) | 0 0.00001
          k=range(1,4) | 1 2 3
          k=range(0,1,0.25) | 0 0.25 0.5 0.75
          k=range(0.1,0.4,0.1) | 0.1 0.2 0.3
          k=range(3,0,-1) | 3 2 1
          k=range(5,30,10) | 5 15 25
          k=0,range(10,31,10),99 | 0 10 20 30 99
          k=logrange(0.001,1,4) | 0.001 0.01 0.1 1
          k=0,logrange(100,1,3) | 0 100 10 1
          k=logrange(1,4,5) | 1 1.41421 2 2.82843 4
          k={a:1,b:2},replace | {a:1,b:2} replace
          k=[1,2],[3] | [1,2] [3]
          k=a\\,b,c | a\\,b c
          """)
  void readsTheValuesOfHydrasSweepsInTheirOrder(String argument, String values)
      throws AxisSyntaxException {
    assertThat(axis(argument).values()).containsExactly(values.split(" "));
  }

  @Test
  void quotesKeepCommasTogether() throws AxisSyntaxException {
    assertThat(axis("k='one, two',\"three, four\"").values())
        .containsExactly("'one, two'", "\"three, four\"");
    assertThat(AxisParser.parse("k='one, two'")).isEmpty();
  }

  @Test
  void keysThatMoveTogetherAreOneAxis() throws AxisSyntaxException {
    Axis axis = axis("curators.a.human+curators.b-2.human=0,0.5");
    assertThat(axis.keys()).containsExactly("curators.a.human", "curators.b-2.human");
    assertThat(axis.overrides(1)).containsExactly("curators.a.human=0.5", "curators.b-2.human=0.5");
    assertThat(axis.name()).isEqualTo("curators.a.human+curators.b-2.human");
    assertThat(axis("++a.x+b.x=1,2").overrides(0)).containsExactly("++a.x=1", "++b.x=1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "k=1",
        "k={a:1,b:2}",
        "~k",
        "~k=3",
        "+k=1",
        "scenario.yaml",
        "k='a,b'",
        "k=",
        "k=[1,2]"
      })
  void whatHasOneValueIsNoAxis(String argument) throws AxisSyntaxException {
    assertThat(AxisParser.parse(argument)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          k=range(1,5,0) | step 0
          k=range(5,1) | empty range
          k=range(1,5,-1) | empty range
          k=range() | number
          k=range(1,2,3,4) | range(start,stop,step)
          k=range(a,b) | 'a'
          k=range(0,1,1e-9) | more than 10,000
          k=logrange(0,1,5) | above 0
          k=logrange(0.1,1,1) | from 2
          k=logrange(0.1,1,2.5) | from 2
          k=logrange(1,10) | logrange(first,last,count)
          k=interval(0,1) | range(start,stop,step)
          k=rnage(0,1) | range(start,stop,step)
          k=1,2,1 | twice
          k=0.5,0.50 | twice
          k=1e-05,0.00001 | twice
          k=10,010 | twice
          k=16,0x10 | twice
          k=1e999999999,1E999999999,1e999999999 | twice
          k=range(1e999999999) | needs a number
          k=1,range(3) | twice
          a+a=1,2 | key a twice
          k=1,,2 | comma
          k='a,b | closing
          k=a),b | closes nothing
          seed=1,2,3 | --replicas
          a+b=(1,2),(3) | a and b the tuple (3), which has 1 value; write one with 2
          a+b=(1,2,3),(3,4) | which has 3 values; write one with 2
          a=(1,2),(3,4) | a the tuple (1,2), which has 2 values; write one with 1
          a+b=(1,),(3,4) | gives b nothing
          """)
  void whatCannotBeMeantIsRefusedWithARemedy(String argument, String remedy) {
    assertThatThrownBy(() -> AxisParser.parse(argument))
        .isInstanceOf(AxisSyntaxException.class)
        .hasMessageContaining(remedy);
  }

  @Test
  void everyAxisCanBeTypedAgain() throws AxisSyntaxException {
    for (String text :
        List.of("k=0,0.1", "a+b=(10,0.5),(20,{c:1})", "++a.x+b.x=range(3)", "k='a, b',{c:1}")) {
      Axis axis = axis(text);
      assertThat(axis(axis.text())).isEqualTo(axis);
    }
  }

  @Test
  void knowsWhichAxesSetTheHumanFraction() throws AxisSyntaxException {
    assertThat(axis("curators.a.human+curators.b.human=0,1").setsHumanFraction()).isTrue();
    assertThat(axis("curators.a.human.linear.to=0,1").setsHumanFraction()).isTrue();
    assertThat(axis("curators.a.humane=0,1").setsHumanFraction()).isFalse();
    assertThat(axis("curators.a.human+rounds=0,1").setsHumanFraction()).isFalse();
  }

  private static Axis axis(String argument) throws AxisSyntaxException {
    return AxisParser.parse(argument).orElseThrow();
  }
}
