package io.shopkeeper.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.store.Analysis;
import io.shopkeeper.store.Analysis.Limits;
import io.shopkeeper.store.Events;
import io.shopkeeper.store.ShopView;
import io.shopkeeper.store.StoreException;
import io.shopkeeper.store.StoreException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnalysisTest {
  private static final Limits LIMITS = new Limits(1_000, 1_000_000, Duration.ofSeconds(20));

  @TempDir private static Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private static DuckStore store;

  @BeforeAll
  static void fill() throws IOException {
    store = DuckStore.open(folder, Events.SHOP, InstantSource.fixed(Events.NOON));
    store.log().append(Events.views(0, 2_000));
    store
        .facts()
        .putProducts(
            List.of(
                new Product(
                    new ProductId("product-1"),
                    "Cup",
                    null,
                    List.of("Home", "Cups"),
                    "Hearth",
                    null,
                    true,
                    Map.of("colour", "blue"))));
    Files.writeString(folder.resolve("secret.csv"), "secret\n1\n");
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private static Analysis.Table ask(String sql) {
    return store.analysis().ask(sql, LIMITS);
  }

  private static StoreException refused(String sql) {
    return Objects.requireNonNull(
        catchThrowableOfType(StoreException.class, () -> ask(sql)), "it was answered: " + sql);
  }

  static Stream<String> questions() {
    return Stream.of(
        "select count(*) from events",
        "FROM events LIMIT 3",
        "select type, count(*) n, count(distinct customer) from events group by all order by n"
            + " desc",
        "select * from Products where title like 'C%' and brand ilike 'hearth' or title ~ 'x'",
        "select local_date(occurred_at) as day, count(*) from events group by 1 order by 1;",
        "with busy as (select customer, count(*) n from events group by 1), a as (from busy)"
            + " select avg(n), median(n), quantile_cont(n, .9) from a",
        "select p.id, a.value from products p left join product_attributes a on a.product = p.id",
        "select id, unnest(categories) from products",
        "select categories[1], len(categories), list_contains(categories, 'Cups') from products",
        "select * from (values (1, 'a'), (2, 'b')) t(n, s) union all select 3, 'c'",
        "select customer, row_number() over (partition by type order by occurred_at) from events"
            + " qualify row_number() over (partition by type order by occurred_at) < 3",
        "select case when quantity is null then 0 else quantity end, coalesce(list, '-'),"
            + " cast(sequence as varchar), sequence::double, -sequence from events limit 1",
        "select date_trunc('month', occurred_at), extract(year from occurred_at), date"
            + " '2026-01-01', occurred_at - interval 3 day, strftime(occurred_at, '%Y-%m') from"
            + " events limit 1",
        "select exists(select 1 from faq), (select max(sequence) from events), 1 in (1, 2),"
            + " 2 between 1 and 3, not true, sequence % 7 from events limit 1",
        "select sum(line_minor(quantity, unit_price_minor)) filter (where quantity > 1) from"
            + " order_lines",
        "select string_agg(id, ', ' order by id) from products -- names",
        "select list_transform(categories, lambda c: upper(c)) from products",
        "select * exclude (description) from products",
        "select type, sum(sequence) from events group by rollup (type)");
  }

  @ParameterizedTest
  @MethodSource("questions")
  void aQuestionOfAnAnalystIsAnswered(String sql) {
    assertThat(ask(sql).columns()).isNotEmpty();
  }

  static Stream<String> attacks() {
    return Stream.of(
        "copy events to '/tmp/x.csv'",
        "copy (select 1) to '/tmp/x.csv'",
        "attach '/tmp/x.duckdb' as x",
        "detach facts",
        "pragma database_list",
        "set memory_limit = '10GB'",
        "reset memory_limit",
        "install httpfs",
        "load httpfs",
        "checkpoint",
        "export database '/tmp/x'",
        "import database '/tmp/x'",
        "insert into product select * from product",
        "update product set title = 'x'",
        "delete from event_line",
        "drop table product",
        "create table x as select 1",
        "create temp view v as select * from api_key",
        "alter table product add column x int",
        "call pragma_version()",
        "begin",
        "commit",
        "prepare p as select 1",
        "execute p",
        "vacuum",
        "explain select 1",
        "explain analyze select * from api_key",
        "use system",
        "select 1; select 2",
        "select 1; drop table product",
        "select * from api_key",
        "select * from main.api_key",
        "select * from facts.main.api_key",
        "select * from facts.api_key",
        "select * from \"API_KEY\"",
        "select * from event_line",
        "select * from shop",
        "select * from schema_version",
        "select * from text_vector",
        "select (select hash from api_key limit 1)",
        "select * from events where id in (select hash from api_key)",
        "select * from events join api_key on true",
        "from events, api_key",
        "with a as (select * from api_key) select * from a",
        "with api_key as (select 1) select * from api_key",
        "with a as (select * from api_key), api_key as (select 1) select * from a",
        "with a as (select * from 'secret.csv'), \"secret.csv\" as (select 1) select * from a",
        "with events as (select * from events) select * from events",
        "select * from (select * from api_key) t",
        "select 1 union all select count(*) from api_key",
        "select 1 order by (select count(*) from api_key)",
        "select 1 limit (select count(*) from api_key)",
        "select count(*) over (order by (select count(*) from api_key)) from events",
        "select list_transform([1], lambda x: (select count(*) from api_key))",
        "table api_key",
        "select * from read_csv('secret.csv')",
        "select * from read_csv_auto('secret.csv')",
        "select * from read_parquet('/tmp/x.parquet')",
        "select * from read_json('/tmp/x.json')",
        "select * from read_text('/etc/passwd')",
        "select * from read_blob('/etc/passwd')",
        "select * from parquet_scan('/tmp/x')",
        "select * from sniff_csv('secret.csv')",
        "select * from glob('/*')",
        "select * from '/etc/passwd'",
        "select * from 'secret.csv'",
        "select * from \"secret.csv\"",
        "select * from 'https://example.org/x.csv'",
        "select * from duckdb_settings()",
        "select * from duckdb_secrets()",
        "select * from duckdb_tables()",
        "select * from duckdb_tables",
        "select * from pragma_table_info('api_key')",
        "select * from pragma_storage_info('api_key')",
        "select * from information_schema.tables",
        "select * from sqlite_master",
        "select * from pg_catalog.pg_class",
        "select * from query('select * from api_key')",
        "select * from query_table('api_key')",
        "select * from histogram('api_key', 'role')",
        "select * from json_execute_serialized_sql('{}')",
        "select * from summary(api_key)",
        "select * from range(1000000000000)",
        "select range(1000000000)",
        "select repeat('x', 1000000000)",
        "select lpad('x', 1000000000, 'y')",
        "select getenv('HOME')",
        "select getvariable('shop')",
        "select current_setting('temp_directory')",
        "select nextval('x')",
        "select setseed(.5)",
        "select write_log('x')",
        "select pg_sleep(10)",
        "select json_serialize_sql('select 1')",
        "select main.getenv('HOME')",
        "select system.main.current_setting('threads')",
        "select ('HOME').getenv()",
        "with recursive a as (select 1 x union all select x + 1 from a) select * from a",
        "describe api_key",
        "show tables",
        "summarize api_key",
        "from (describe events)",
        "from (show all tables)",
        "from (summarize api_key)",
        "pivot events on type using count(*)",
        "from events pivot (count(*) for type in ('x'))",
        "select * from events at (version => 1)",
        "select columns(lambda c: getenv(c) = '') from products",
        "select $1",
        "select ?",
        "from (from api_key)",
        "(select * from api_key)",
        "select * from (values ((select hash from api_key))) t",
        "select * from lateral (select * from api_key)",
        "select * from unnest((select list(hash) from api_key))",
        "select cast((select hash from api_key) as varchar)",
        "select case when exists (from api_key) then 1 end",
        "select sum(1) filter (where exists (from api_key)) from events",
        "select 1 from events having exists (from api_key)",
        "select 1 from events qualify exists (from api_key)",
        "select 1 from events group by (select hash from api_key)",
        "select distinct on ((select hash from api_key)) 1 from events",
        "select * replace ((select hash from api_key) as id) from products",
        "select 1 /* ; */ ; /* */ delete from product",
        "select * from events tablesample reservoir (1 rows); drop table product",
        "");
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void anAttackIsRefusedAndChangesNothing(String sql) {
    assertThat(refused(sql).code()).isIn(Code.QUERY_REFUSED, Code.QUERY_FAILED);
    assertThat(ask("select count(*) from events").rows()).isEqualTo(List.of(List.of(2_000L)));
    assertThat(ask("select count(*) from products").rows()).isEqualTo(List.of(List.of(1L)));
  }

  @Test
  void whatIsWrongIsSaidWithThePlace() {
    assertThat(refused("select nothing from events"))
        .hasMessageContaining("nothing")
        .hasMessageContaining("Candidate");
    assertThat(refused("selct 1").code()).isEqualTo(Code.QUERY_FAILED);
    assertThat(refused("select * from api_key"))
        .hasMessageContaining("'api_key'")
        .hasMessageContaining("order_lines");
  }

  @Test
  void anAnswerHasTypesAndIsCutAtItsLimits() {
    var table =
        store
            .analysis()
            .ask(
                "select sequence, id, true as yes, null as none, 1.50::decimal(9, 2) as price from"
                    + " events order by sequence",
                new Limits(3, 1_000, Duration.ofSeconds(20)));
    assertThat(table.columns())
        .extracting(Analysis.Column::name)
        .containsExactly("sequence", "id", "yes", "none", "price");
    assertThat(table.cut()).isTrue();
    assertThat(table.rows()).hasSize(3);
    assertThat(table.rows().getFirst().subList(0, 3)).isEqualTo(List.of(1L, "view-0", true));
    var narrow =
        store
            .analysis()
            .ask(
                "select id, id, id, id from events order by sequence",
                new Limits(1_000, 500, Duration.ofSeconds(20)));
    assertThat(narrow.cut()).isTrue();
    assertThat(narrow.rows()).hasSizeBetween(5, 30);
  }

  @Test
  void aQuestionThatTakesTooLongIsGivenUpAndTheNextIsAnswered() {
    var late =
        catchThrowableOfType(
            StoreException.class,
            () ->
                store
                    .analysis()
                    .ask(
                        "select count(*) from events a, events b, events c where"
                            + " a.sequence * b.sequence * c.sequence % 7 = 3",
                        new Limits(10, 1_000, Duration.ofMillis(300))));
    assertThat(late.code()).isEqualTo(Code.QUERY_TOO_LONG);
    assertThat(ask("select 1").rows()).isEqualTo(List.of(List.of(1)));
  }

  @Test
  void everyViewIsListedWithItsColumns() {
    assertThat(store.analysis().views())
        .hasSize(ShopView.values().length)
        .allSatisfy(view -> assertThat(view.columns()).isNotEmpty());
  }
}
