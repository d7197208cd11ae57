package wellspring.agents.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wellspring.agents.scenario.ScenarioOverride.Action;

class OverrideParserTest {

  @ParameterizedTest
  @CsvSource({
    "a.b=1, SET, a.b",
    "+a.b=1, ADD, a.b",
    "++a.b=1, ADD_OR_SET, a.b",
    "~a.b=1, REMOVE, a.b",
    "~a.b, REMOVE, a.b",
    "models.half-human.memory=1, SET, models.half-human.memory",
    "steps.0=1, SET, steps.0",
  })
  void readsActionsAndKeys(String text, Action action, String key) throws Exception {
    ScenarioOverride override = OverrideParser.parse(text);

    assertThat(override.action()).isEqualTo(action);
    assertThat(override.key()).hasToString(key);
  }

  @Test
  void removalMayLackAValue() throws Exception {
    assertThat(OverrideParser.parse("~a").value().isMissingNode()).isTrue();
  }

  /** Columns: the value as typed, the same value as JSON. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "1; 1",
        "-20; -20",
        "+5; 5",
        "1_000_000; 1000000",
        "99999999999999999999; 99999999999999999999",
        "3.14; 3.14",
        "1.; 1.0",
        ".5; 0.5",
        "1e-3; 0.001",
        "-10e3; -10000.0",
        "007; 7",
        "1_; `\"1_\"`",
        "1 2; `\"1 2\"`",
        "true; true",
        "TrUe; true",
        "FALSE; false",
        "null; null",
        "NULL; null",
        "nullable; `\"nullable\"`",
        "`   hello world  `; `\"hello world\"`",
        "''; `\"\"`",
        "'hello'; `\"hello\"`",
        "'1'; `\"1\"`",
        "'a,b'; `\"a,b\"`",
        "`  'a'  `; `\"a\"`",
        "'it\\'s'; `\"it's\"`",
        "'\\\\'; `\"\\\\\"`",
        "'a\\b'; `\"a\\\\b\"`",
        "'C:\\\\\\'x\\'\\\\'; `\"C:\\\\'x'\\\\\"`",
        "`\"a \\\"b\\\"\"`; `\"a \\\"b\\\"\"`",
        "`\"'x'\"`; `\"'x'\"`",
        "/data/my-text.v2/*.txt; `\"/data/my-text.v2/*.txt\"`",
        "../größe/a@b|c?d%e; `\"../größe/a@b|c?d%e\"`",
        "10:20; `\"10:20\"`",
        "C:\\x; `\"C:\\\\x\"`",
        "a\\,b\\=c\\(d\\); `\"a,b=c(d)\"`",
        "\\[x\\]; `\"[x]\"`",
        "`a\\ `; `\"a \"`",
        "\\1; `\"\\\\1\"`",
        "1\\,0; `\"1,0\"`",
        "[]; []",
        "`[ 1 , a b , 'c,d' ]`; `[1, \"a b\", \"c,d\"]`",
        "[a,[b,[c]]]; `[\"a\", [\"b\", [\"c\"]]]`",
        "{}; {}",
        "{a:10,b:{c:30,d:[x]}}; `{\"a\": 10, \"b\": {\"c\": 30, \"d\": [\"x\"]}}`",
        "`{ a : 1 , b: two words }`; `{\"a\": 1, \"b\": \"two words\"}`",
        "{0:1,5:0.1}; `{\"0\": 1, \"5\": 0.1}`",
        "{a:b:c}; `{\"a\": \"b:c\"}`",
      })
  void readsValues(String typed, String json) throws Exception {
    JsonNode value = OverrideParser.parse("key=" + typed).value();

    assertThat(value).hasToString(new JsonMapper().readTree(json).toString());
  }

  @Test
  void readsNothingAsEmptyText() throws Exception {
    assertThat(OverrideParser.parse("key=").value().textValue()).isEmpty();
    assertThat(OverrideParser.parse("key=  ").value().textValue()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"inf", "+INF", "-inf", "nan", "NaN", ".inf", "1e400"})
  void takesNumbersThatNoKeyHasAUseForAsText(String typed) throws Exception {
    assertThat(OverrideParser.parse("key=" + typed).value().textValue()).isEqualTo(typed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "k=a,b",
        "k='a','b'",
        "k=[a],[b]",
        "k={a:1},{a:2}",
        "k=1,",
        "k=choice(a,b)",
        "k=range(1,5)",
        "k=interval(0,1)",
        "k=glob(*)",
        "k=range (1,5)"
      })
  void callsSeveralValuesASweep(String text) {
    assertRefused(text, "that is a sweep");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "rounds; has no '='",
        "=5; has the key ''",
        "a..b=5; has the key 'a..b'",
        "a/b=5; has the key 'a/b'",
        "db@pkg=5; has the key 'db@pkg'",
        "k=int(3); calls the function 'int'",
        "k=${a.b}; has an interpolation",
        "k='a; closing quotation mark '",
        "k='a\\'; closing quotation mark '",
        "k='a'b; has a b at character 4",
        "k=it's; has a ' at character 3",
        "k=A[B; has a [ at character 2",
        "k=a=b; has a = at character 2",
        "k=a]; has a ] at character 2",
        "k=[a; ends before its ']'",
        "k=[a,,b]; lacks a value at character 4",
        "k=[a,]; lacks a value at character 4",
        "k={a; needs a ':' after the key 'a'",
        "k={a:1; ends before its '}'",
        "k={a:1,a:2}; has the key 'a' twice",
        "k={a:}; lacks a value at character 4",
        "k={'a':1}; has a ' at character 2",
      })
  void saysWhatIsWrong(String text, String problem) {
    assertRefused(text, problem);
  }

  @Test
  void refusesBottomlessNesting() {
    assertRefused("k=" + "[".repeat(100_000), "nested deeper");
  }

  private static void assertRefused(String text, String problem) {
    assertThatExceptionOfType(OverrideSyntaxException.class)
        .isThrownBy(() -> OverrideParser.parse(text))
        .withMessageContaining(problem);
  }
}
