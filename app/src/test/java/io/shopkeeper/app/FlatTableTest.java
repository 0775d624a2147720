package io.shopkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.recommend.RecommendException;
import io.shopkeeper.recommend.evaluation.UserItems;
import io.shopkeeper.recommend.ranking.ProductTraits;
import io.shopkeeper.serve.http.JsonTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlatTableTest {
  @TempDir private Path folder = Path.of("");

  private final List<String> refused = new ArrayList<>();

  @Test
  void columnsAreOfWhatTheyDependOn() throws IOException {
    FlatTable table =
        read(
            """
            user_id,item_id,time,age,price,category,colour,channel,review,rating
            u1,a,3,30,5.0,Home > Kitchen,red,web,good,5
            u1,b,1,30,7.0,Garden,blue,app,bad,1
            u1,c,2,30,9.0,Garden,red,web,fine,4
            u2,a,1,41,5.0,Home > Kitchen,red,app,great,5
            u2,c,2,41,9.0,Garden,red,app,poor,2
            u2,b,3,41,7.0,Garden,blue,web,awful,1
            """);

    assertThat(table.itemColumns()).containsExactly("category", "colour");
    assertThat(table.customerColumns()).containsExactly("age");
    assertThat(table.people()).containsEntry("u2", List.of("age=41"));
    assertThat(table.sequences())
        .containsExactlyInAnyOrder(
            new UserItems("u1", List.of("b", "c", "a")),
            new UserItems("u2", List.of("a", "c", "b")));
    assertThat(traits(table, "a").attributes())
        .containsExactly("category=Home", "category=Kitchen", "colour=red");
    assertThat(traits(table, "a").price()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({
    "12/1/2010 8:26, 2/13/2011 9:00, 10/2/2011 7:30, abc",
    "2010-12-01T08:26:00Z, 2011-2-13 9:00, 2011年10月2日, abc",
    "13.12.2010, 1.2.2011, 12.10.2011, abc",
    "9, 10, 100, abc",
    // The first may be of January as well as of December: rows stay as they are in the file.
    "12/1/2010, 2/2/2011, 10/3/2011, bca",
    "yesterday, 2010-12-02, 2010-12-01, bca",
    "'', 2010-12-02, 2010-12-01, bca",
  })
  void rowsAreInTheOrderOfTimeWhereItCanBeRead(
      String first, String second, String third, String order) throws IOException {
    FlatTable table =
        read("user_id,item_id,time%nu1,b,%s%nu1,c,%s%nu1,a,%s%n".formatted(second, third, first));

    assertThat(table.sequences()).containsExactly(new UserItems("u1", List.of(order.split(""))));
    assertThat(refused).hasSize(order.equals("bca") ? 1 : 0);
  }

  @Test
  void reviewsOfWhatIsHeldOutAreNotRead() throws IOException {
    FlatTable table =
        read(
            """
            user_id,item_id,rating,review
            u1,a,5,good
            u1,b,1,bad
            u1,c,2,bad
            """);

    assertThat(traits(table, "a").reviews()).isEqualTo(1);
    assertThat(traits(table, "a").rating()).isEqualTo(5);
    assertThat(traits(table, "b").reviews()).isZero();
    assertThat(traits(table, "c").text()).isEmpty();
  }

  @Test
  void whatMakesNoSenseIsRefusedLineByLine() throws IOException {
    FlatTable table =
        read(
            """
            user_id,item_id,price
            u1,a,5
            ,b,5
            u1,,5
            u1,c,99999999
            u1,d,-3
            u2,e,6
            """);

    assertThat(refused)
        .anySatisfy(why -> assertThat(why).contains("line 3"))
        .anySatisfy(why -> assertThat(why).contains("line 4"))
        .anySatisfy(why -> assertThat(why).contains("'c'").contains("price"))
        .anySatisfy(why -> assertThat(why).contains("'d'"));
    assertThat(traits(table, "c").price()).isNaN();
    assertThat(traits(table, "a").price()).isEqualTo(5);
  }

  @Test
  void aTableOfNobodyIsRefused() {
    assertThatThrownBy(() -> read("name,price\nx,1\n"))
        .isInstanceOf(RecommendException.class)
        .hasMessageContaining("user_id");
  }

  @Test
  void numbersOfManyValuesAreBands() throws IOException {
    var rows = new StringBuilder("user_id,item_id,weight\n");
    for (int item = 0; item < 100; item++) {
      rows.append("u%d,i%d,%d\n".formatted(item % 9, item, item));
    }

    FlatTable table = read(rows.toString());

    assertThat(traits(table, "i0").attributes()).containsExactly("weight=1");
    assertThat(traits(table, "i99").attributes()).containsExactly("weight=5");
  }

  @Test
  void codesAreNoAttributes() throws IOException {
    var rows = new StringBuilder("user_id,item_id,batch,shape\n");
    for (int item = 0; item < 40; item++) {
      rows.append("u%d,i%d,B-%d,s%d\n".formatted(item % 9, item, item, item % 4));
    }

    assertThat(read(rows.toString()).itemColumns()).containsExactly("shape");
  }

  @Test
  void oneCommandReadsRecommendsJudgesAndReports() throws IOException {
    var random = new Random(1);
    var rows = new StringBuilder("user_id,age,item_id,price,category,brand,review,rating\n");
    for (int user = 0; user < 150; user++) {
      int liked = user % 4;
      for (int k = 0; k < 6; k++) {
        int item = (random.nextInt(8) == 0 ? random.nextInt(4) : liked) * 12 + random.nextInt(12);
        rows.append(
            String.format(
                Locale.ROOT,
                "u%d,%d,i%d,%d.5,c%d,b%d,%s,%d%n",
                user,
                20 + user % 50,
                item,
                5 + item,
                item / 12,
                item % 3,
                item % 2 == 0 ? "very good" : "bad quality",
                item % 2 == 0 ? 5 : 2));
      }
    }
    Path report = folder.resolve("report.html");

    Run run =
        Run.inProcess(
            "evaluate",
            "flat",
            "--data",
            file(rows.toString()).toString(),
            "--report",
            report.toString(),
            "--model",
            "popularity",
            "--candidates",
            "40",
            "--json");

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(JsonTree.object(run.out())).containsEntry("protocol", "flat");
    Map<?, ?> metrics = (Map<?, ?>) JsonTree.object(run.out()).get("metrics");
    assertThat(metrics)
        .hasFieldOrProperty("accuracy")
        .hasFieldOrProperty("precision")
        .hasFieldOrProperty("recall")
        .hasFieldOrProperty("f1")
        .hasFieldOrProperty("ndcg@10");
    assertThat(Files.readString(report))
        .contains("<svg")
        .contains("category, brand")
        .contains("Of customers: age")
        .contains("ndcg@10 without A");
  }

  private FlatTable read(String text) throws IOException {
    return FlatTable.read(file(text), new RankingOptionsTest.Lengths(), refused::add);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("flat.csv"), text);
  }

  private static ProductTraits traits(FlatTable table, String item) {
    return table.traits().getOrDefault(item, ProductTraits.UNKNOWN);
  }
}
