package io.shopkeeper.serve.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.serve.http.RouteTable.Match;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteTableTest {
  private static Route route(String method, String path) {
    return Route.api(method, path, Access.ADMINISTER, _ -> Answer.json(new byte[0]));
  }

  private final RouteTable table =
      new RouteTable(
          List.of(
              route("GET", "/a"),
              route("POST", "/a"),
              route("GET", "/a/{id}"),
              route("GET", "/a/{id}/b/{other}")));

  @Test
  void partsOfThePathAreDecoded() {
    assertThat(table.match("GET", "/a/x%2Fy+z%20%E8%8C%B6/b/2"))
        .isInstanceOfSatisfying(
            Match.Found.class,
            found ->
                assertThat(found.parameters())
                    .containsEntry("id", "x/y+z 茶")
                    .containsEntry("other", "2"));
  }

  @Test
  void anEmptyPartIsNothing() {
    assertThat(table.match("GET", "/a/")).isInstanceOf(Match.Nothing.class);
    assertThat(table.match("GET", "/a/1/b/")).isInstanceOf(Match.Nothing.class);
    assertThat(table.match("GET", "")).isInstanceOf(Match.Nothing.class);
  }

  @Test
  void aWrongMethodNamesTheRightOnes() {
    assertThat(table.match("PATCH", "/a")).isEqualTo(new Match.WrongMethod("GET, POST"));
  }

  @Test
  void headIsGet() {
    assertThat(table.match("HEAD", "/a/1")).isInstanceOf(Match.Found.class);
  }

  @Test
  void theSameRouteTwiceIsAMistake() {
    assertThatThrownBy(() -> new RouteTable(List.of(route("GET", "/a"), route("GET", "/a"))))
        .hasMessageContaining("GET /a");
  }
}
