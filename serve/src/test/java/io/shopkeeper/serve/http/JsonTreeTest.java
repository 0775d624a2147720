package io.shopkeeper.serve.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTreeTest {

  @Test
  void anObjectIsReadAsMapsListsAndValues() {
    assertThat(JsonTree.object("{\"a\":[1,2.5,\"x\",true,null],\"b\":{\"c\":null,\"d\":\"é\"}}"))
        .isEqualTo(Map.of("a", List.of(1L, 2.5, "x", true), "b", Map.of("d", "é")));
  }

  @Test
  void whatIsNoObjectIsRefused() {
    for (String text : List.of("", "[1]", "{\"a\":", "words")) {
      assertThatThrownBy(() -> JsonTree.object(text)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
