package io.shopkeeper.store.duckdb;

import io.shopkeeper.store.ShopView;
import io.shopkeeper.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;

/// Which SQL of an analyst may be run: what is known to be harmless, and nothing else.
///
/// DuckDB's own parser turns a text into a tree (`json_serialize_sql`, which knows `SELECT` only).
/// Every node, table and function of the tree must be on a list here. What is run is the tree
/// turned back into text, so that nothing depends on how another parser would read it.
final class AnalystSql {
  private static final int LONGEST = 20_000;

  /// Kinds of expressions: constants, columns, operators, and calls of functions, which have a
  /// list.
  private static final Set<String> EXPRESSIONS =
      Set.of(
          "CONSTANT",
          "COLUMN_REF",
          "FUNCTION",
          "CAST",
          "CASE",
          "COMPARISON",
          "CONJUNCTION",
          "OPERATOR",
          "STAR",
          "SUBQUERY",
          "WINDOW",
          "BETWEEN",
          "LAMBDA",
          "LAMBDA_REF",
          "COLLATE",
          "TYPE",
          "POSITIONAL_REFERENCE");

  /// Other nodes: queries, what they select from, and their order and limits.
  private static final Set<String> NODES =
      Set.of(
          "SELECT_NODE",
          "SET_OPERATION_NODE",
          "CTE_NODE",
          "BASE_TABLE",
          "SUBQUERY",
          "JOIN",
          "EMPTY",
          "EXPRESSION_LIST",
          "TABLE_FUNCTION",
          "ORDER_MODIFIER",
          "LIMIT_MODIFIER",
          "DISTINCT_MODIFIER",
          "LIMIT_PERCENT_MODIFIER",
          "ORDER_DEFAULT",
          "ASCENDING",
          "DESCENDING");

  private static final Set<String> FUNCTIONS = functions();
  private static final String TABLE_FUNCTION = "unnest";
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]{0,62}");
  private static final Pattern NAMED_QUERY = Pattern.compile(".*\\.cte_map\\.map\\[\\d+]");

  private final List<Leaf> tree;
  private final Set<String> expressions = new HashSet<>();
  private final Set<String> named = new TreeSet<>();

  /// A text in the tree.
  ///
  /// @param path of the node it belongs to
  private record Leaf(String path, String key, String text) {}

  private AnalystSql(List<Leaf> tree) {
    this.tree = tree;
  }

  /// The text to run in place of `sql`.
  ///
  /// @throws StoreException with code `QUERY_REFUSED` saying what is not allowed, `QUERY_FAILED`
  ///   where the text is no SQL
  static String check(DuckDBConnection connection, String sql) throws SQLException {
    if (sql.length() > LONGEST) {
      throw refused("a question of more than %,d characters".formatted(LONGEST));
    }
    if (sql.indexOf('\0') >= 0) {
      throw refused("a question with a zero character");
    }
    String json = serialised(connection, sql);
    new AnalystSql(tree(connection, json)).check(taken(connection));
    return call(connection, "SELECT json_deserialize_sql(?::JSON)", json);
  }

  private static String serialised(DuckDBConnection connection, String sql) throws SQLException {
    String json = call(connection, "SELECT json_serialize_sql(?::VARCHAR)", sql);
    if (call(connection, "SELECT ?::JSON ->> '$.error'", json).equals("true")) {
      String message = call(connection, "SELECT ?::JSON ->> '$.error_message'", json);
      throw call(connection, "SELECT ?::JSON ->> '$.error_type'", json).equals("parser")
          ? new StoreException(StoreException.Code.QUERY_FAILED, message)
          : refused("anything but SELECT");
    }
    if (!call(connection, "SELECT json_array_length(?::JSON, '$.statements')", json).equals("1")) {
      throw refused("more than one statement");
    }
    return json;
  }

  private static List<Leaf> tree(DuckDBConnection connection, String json) throws SQLException {
    var tree = new ArrayList<Leaf>();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT path, key, atom ->> '$' FROM json_tree(?::JSON) WHERE type = 'VARCHAR'
            """)) {
      select.setString(1, json);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          tree.add(
              new Leaf(
                  rows.getString(1),
                  Optional.ofNullable(rows.getString(2)).orElse(""),
                  Optional.ofNullable(rows.getString(3)).orElse("")));
        }
      }
    }
    return tree;
  }

  /// Names that mean something already, which a query's own names must not hide from the check.
  private static Set<String> taken(DuckDBConnection connection) throws SQLException {
    var taken = new HashSet<String>();
    try (PreparedStatement select =
            connection.prepareStatement(
                "SELECT table_name FROM duckdb_tables() UNION SELECT view_name FROM"
                    + " duckdb_views()");
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        taken.add(rows.getString(1).toLowerCase(Locale.ROOT));
      }
    }
    return taken;
  }

  private static String call(DuckDBConnection connection, String sql, String argument)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, argument);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return Optional.ofNullable(row.getString(1)).orElse("");
      }
    }
  }

  private void check(Set<String> taken) {
    for (Leaf leaf : tree) {
      if (leaf.key.equals("class")) {
        expressions.add(leaf.path);
      } else if (leaf.key.equals("key") && NAMED_QUERY.matcher(leaf.path).matches()) {
        name(leaf.text, taken);
      }
    }
    tree.forEach(this::check);
  }

  private void name(String text, Set<String> taken) {
    String name = text.toLowerCase(Locale.ROOT);
    if (!PLAIN.matcher(name).matches() || taken.contains(name)) {
      throw refused("a WITH query called '%s'; give it a name of its own".formatted(text));
    }
    named.add(name);
  }

  private void check(Leaf leaf) {
    String text = leaf.text;
    switch (leaf.key) {
      case "class" -> require(EXPRESSIONS.contains(text), "the expression " + text);
      case "type" ->
          require(expressions.contains(leaf.path) || NODES.contains(text), describe(text));
      case "table_name" -> requireView(text);
      case "function_name" -> requireFunction(leaf.path, text.toLowerCase(Locale.ROOT));
      case "schema_name", "catalog_name", "schema", "catalog" ->
          require(text.isEmpty(), "a name with the schema '%s'".formatted(text));
      default -> {
        boolean longer = leaf.path.endsWith(".qualified_name.path") && !leaf.key.equals("0");
        require(!longer, "a name with a schema");
      }
    }
  }

  private void requireView(String table) {
    String name = table.toLowerCase(Locale.ROOT);
    require(
        named.contains(name) || ShopView.of(name).isPresent(),
        "the table '%s'; there are %s".formatted(table, ShopView.names()));
  }

  private static void requireFunction(String path, String name) {
    require(FUNCTIONS.contains(name), "the function '%s'".formatted(name));
    boolean table = path.endsWith(".function");
    require(!table || name.equals(TABLE_FUNCTION), "selecting from '%s()'".formatted(name));
  }

  private static String describe(String node) {
    return switch (node) {
      case "RECURSIVE_CTE_NODE" -> "WITH RECURSIVE";
      case "SHOW_REF" -> "DESCRIBE, SHOW or SUMMARIZE";
      case "PIVOT" -> "PIVOT";
      default -> node;
    };
  }

  private static void require(boolean allowed, String what) {
    if (!allowed) {
      throw refused(what);
    }
  }

  private static StoreException refused(String what) {
    return new StoreException(
        StoreException.Code.QUERY_REFUSED, "not allowed here: %s".formatted(what));
  }

  private static Set<String> functions() {
    try (InputStream in = AnalystSql.class.getResourceAsStream("analyst-functions.txt")) {
      if (in == null) {
        throw new IllegalStateException("no resource analyst-functions.txt");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Set.of(text.strip().split("\\s+"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
