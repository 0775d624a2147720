package io.shopkeeper.serve.mcp;

import io.shopkeeper.domain.CustomerId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a program may have done.
///
/// @param description for a model that chooses among tools
/// @param required names of arguments that must be there, all of them texts
/// @param optional names of those that may be
/// @param readOnly whether nothing changes
record Tool(
    String name,
    String description,
    Map<String, String> required,
    Map<String, String> optional,
    boolean readOnly,
    Deed deed) {

  /// What a tool does.
  @FunctionalInterface
  interface Deed {
    /// @param arguments as they came, the required ones among them
    /// @param customer who proved to be them; null for anybody
    /// @return what is told, a JSON object
    /// @throws IllegalArgumentException if it cannot be done, with the reason to tell
    Map<String, Object> done(Map<String, String> arguments, @Nullable CustomerId customer);
  }

  /// The tool as `tools/list` tells it.
  Map<String, Object> described() {
    var properties = new LinkedHashMap<String, Object>();
    required.forEach(
        (name, what) -> properties.put(name, Map.of("type", "string", "description", what)));
    optional.forEach(
        (name, what) -> properties.put(name, Map.of("type", "string", "description", what)));
    return Map.of(
        "name",
        name,
        "description",
        description,
        "inputSchema",
        Map.of(
            "type",
            "object",
            "properties",
            properties,
            "required",
            List.copyOf(required.keySet()),
            "additionalProperties",
            false),
        "annotations",
        Map.of("readOnlyHint", readOnly, "destructiveHint", !readOnly, "openWorldHint", false));
  }
}
