package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.serve.ports.Job;
import io.shopkeeper.serve.ports.JobRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagesTest {
  private static final Pattern ELSEWHERE = Pattern.compile("(?:src|href|action)=\"(?:https?:)?//");
  private static ServedShop shop;

  @BeforeAll
  static void start(@TempDir Path directory) {
    shop = ServedShop.start(directory);
    for (Job.State state : Job.State.values()) {
      shop.jobs()
          .add(
              new Job(
                  state.wireName(),
                  new JobRequest.Ingest(List.of(directory), null),
                  state,
                  Instant.EPOCH,
                  null,
                  null,
                  "reading",
                  5,
                  -1,
                  state == Job.State.SUCCEEDED ? Map.of("accepted", "12") : Map.of(),
                  state == Job.State.FAILED ? "no such file <b>x</b>" : null));
    }
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  private static HttpAs local() {
    return new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
  }

  @ParameterizedTest
  @CsvSource({
    "/, Overview, 总览",
    "/?days=365, Overview, 总览",
    "/live, Revenue today, 今日销售额",
    "/quality, Data quality, 数据质量",
    "/products, Products, 商品",
    "/products?q=cup&page=2, Products, 商品",
    "/products/p-1, Goes with, 相似商品",
    "/products/p%2F17%20%C3%A4, Goes with, 相似商品",
    "/customers, Bought lately, 最近购买的顾客",
    "/customers?q=C-1, Found, 搜索结果",
    "/customers?q=nobody%20%3Cb%3E, No customer has, 没有编号包含",
    "/customers/c-2, Figures and what they mean, 各项数字及其含义",
    "/segments, Groups that were found, 自动发现的分群",
    "/segments?recency=5&frequency=5, Customers of recency 5, 最近 5、次数 5 的顾客",
    "/search, Looked for in vain, 未能满足的搜索",
    "/search/synonyms, Customers write, 顾客写",
    "/search/synonyms/heard, Searched for in vain, 搜索未果",
    "/search?q=zzzqqq, Nothing answers this, 没有符合的商品",
    "/recommendations, Recommendations, 推荐",
    "/recommendations?customer=c-1, History, 历史",
    "/recommendations?customer=nobody, Nothing is known, 没有这位顾客的记录",
    "/reviews, Single reviews, 逐条查看",
    "/reviews?product=p-1, Alert: a drop, 预警：下滑",
    "/reviews?product=nope, Single reviews, 逐条查看",
    "/reviews?category=Cups&compare=p-1&compare=p-2, Side by side, 对比",
    "/reviews?aspect=delivery&polarity=negative, in favour by month, 每月好评率",
    "/same, Nothing is doubtful, 没有拿不准的记录",
    "/same?kind=customers&q=x&page=3, Same or not, 是否相同",
    "/rules, Write a rule, 编写规则",
    "/rules?id=x&effect=boost+2&where=price+%3C+1000, What it would do, 预览效果",
    "/experiments, A new experiment, 新实验",
    "/campaigns, A new campaign, 新广告活动",
    "/experiments?effect=5&metric=revenue, A difference of, 的差异需要",
    "/sql, What there is to ask, 可以查询的表",
    "/jobs, Train now, 立即训练",
    "/models, too few orders, 订单还太少",
    "/jobs/list, running, 进行中",
    "/jobs/failed, What it said, 运行日志",
    "/jobs/queued, It has said nothing yet, 还没有日志",
    "/jobs/succeeded/log, reading, 已完成",
    "/login, API key, API 密钥",
    "/docs, POST, 接口文档"
  })
  void aPageIsDrawnInBothLanguages(String path, String english, String chinese) {
    var inEnglish = local().with("Accept-Language", "en-GB,en;q=0.9").get(path);
    var inChinese = local().with("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.1").get(path);
    assertThat(inEnglish.status()).as(inEnglish.text()).isEqualTo(200);
    assertThat(inEnglish.text()).contains(english).doesNotContainPattern(ELSEWHERE);
    assertThat(inChinese.text()).contains(chinese);
    if (inChinese.text().contains("<html")) {
      assertThat(inEnglish.text()).contains("lang=\"en-GB\"");
      assertThat(inChinese.text()).contains("lang=\"zh-CN\"");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/products",
    "/products/p%2F17%20%C3%A4",
    "/quality",
    "/api/v1/quality/report",
    "/?days=90",
    "/jobs",
    "/jobs/failed",
    "/reviews?q=alert"
  })
  void whatCustomersOrFilesSayIsNeverMarkup(String path) {
    assertThat(local().get(path).text())
        .doesNotContain("<script>alert")
        .doesNotContain("<b>x</b>")
        .containsPattern("&lt;(script|b)&gt;");
  }

  @Test
  void aQuestionInSqlIsAnsweredAsATableAndAsAFile() {
    String asked = "sql=select+title%2C+price_minor+from+products+order+by+price_minor+limit+30";
    HttpAs reader = local().with("Accept-Language", "en");
    var page = reader.send("POST", "/sql", "application/x-www-form-urlencoded", asked);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains("Answer: 24 rows", "Stoneware cup", "<td class=\"number\">450</td>")
        .contains("&lt;script&gt;alert")
        .doesNotContain("<script>alert");
    var file = reader.send("POST", "/sql", "application/x-www-form-urlencoded", asked + "&as=csv");
    assertThat(file.header("Content-Disposition")).contains("answer.csv");
    assertThat(file.text().lines()).hasSize(25).startsWith("\"title\",\"price_minor\"");
    var formula =
        reader.send(
            "POST", "/sql", "application/x-www-form-urlencoded", "sql=select+%27%3D1%27&as=csv");
    assertThat(formula.text()).contains("\"'=1\"");
  }

  @Test
  void aWrongQuestionIsToldOnThePageWithItsWords() {
    HttpAs reader = local().with("Accept-Language", "en");
    for (String sql : List.of("select+hash+from+api_key", "delete+from+product", "selekt+1")) {
      var page = reader.send("POST", "/sql", "application/x-www-form-urlencoded", "sql=" + sql);
      assertThat(page.status()).as(sql).isEqualTo(400);
      assertThat(page.text()).contains("role=\"alert\"", sql.replace('+', ' '));
    }
  }

  @Test
  void theReportAsAFileNeedsNothingElse() {
    var file = local().get("/api/v1/quality/report?lang=zh");

    assertThat(file.header("Content-Disposition")).contains("data-quality.html");
    assertThat(file.text())
        .contains("数据质量", "<style>", "<svg")
        .doesNotContain("<script", "<link", "src=", "url(", "href=");
  }

  @Test
  void whatIsTypedIsNeverMarkup() {
    String page = local().get("/products?q=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E").text();
    assertThat(page).doesNotContain("<script>alert");
  }

  @Test
  void theChosenLanguageIsKept() {
    var chosen = local().with("Accept-Language", "en").get("/?lang=zh");
    assertThat(chosen.text()).contains("总览");
    String cookie = chosen.header("Set-Cookie");
    var later =
        local()
            .with("Accept-Language", "en")
            .with("Cookie", cookie.substring(0, cookie.indexOf(';')))
            .get("/quality");
    assertThat(later.text()).contains("数据质量");
  }

  @Test
  void theLinkToTheOtherLanguageKeepsThePlace() {
    assertThat(local().get("/products?q=cup&lang=en&page=1").text())
        .contains("href=\"/products?q=cup&amp;page=1&amp;lang=zh\"");
  }

  @Test
  void everyAnswerForbidsWhatABrowserShouldNotDo() {
    var page = local().get("/");
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    assertThat(page.text()).doesNotContain("style=\"", "onclick", "<style");
  }

  @Test
  void scriptsAndStylesAreSmallAndKeptForEver() throws IOException {
    var addresses =
        Pattern.compile("/assets/[0-9a-f]+/[a-z.]+").matcher(local().get("/").text()).results();
    for (String address : addresses.map(match -> match.group()).distinct().toList()) {
      var asset = new HttpAs(shop.server(), null).get(address);
      assertThat(asset.header("Cache-Control")).contains("immutable");
      assertThat(asset.header("Content-Encoding")).isEqualTo("gzip");
      assertThat(asset.response().body().length).as(address).isLessThan(230_000);
      try (var in = new GZIPInputStream(new ByteArrayInputStream(asset.response().body()))) {
        assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isNotBlank();
      }
    }
    assertThat(local().get("/assets/000000000000/console.js").status()).isEqualTo(404);
    assertThat(local().get("/assets/000000000000/passwd").status()).isEqualTo(404);
  }

  @Test
  void partOfAPageIsAnsweredToTheScript() {
    var rows = local().with("HX-Request", "true").get("/products?q=knife");
    assertThat(rows.text()).contains("Paring knife").doesNotContain("<html", "Saucer");
  }

  @Test
  void theReasonsOnThePageAddUpToTheScore() {
    String page = local().with("Accept-Language", "en").get("/recommendations?customer=c-1").text();
    assertThat(page).contains("customers have both", "customers bought it within");
  }

  @Test
  void anAnalystSeesNoButtonThatIsNotForThem() {
    String key =
        local().postJson("/api/v1/keys", "{\"name\":\"reader\",\"role\":\"analyst\"}").text("key");
    assertThat(new HttpAs(shop.server(), key).get("/jobs").text())
        .contains("Jobs")
        .doesNotContain("/jobs/train");
  }
}
