package io.shopkeeper.language.generate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A tool the model wants used, which the caller may do or refuse; it is answered with a
/// [Message.ToolResult].
///
/// @param arguments as the tool's parameters ask for: texts, whole numbers (Long), other numbers
///   (Double), truths, lists and maps
public record ToolCall(String id, String name, Map<String, Object> arguments) {
  public ToolCall {
    arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
  }
}
