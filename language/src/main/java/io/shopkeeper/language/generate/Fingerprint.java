package io.shopkeeper.language.generate;

import io.shopkeeper.domain.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// SHA-256 of everything in a prompt that an answer depends on, which the deadline is not. Every
/// part goes in with its kind and length, so that no text can look like two parts of another
/// prompt.
final class Fingerprint {
  private final MessageDigest digest = Sha256.digest();

  Fingerprint add(Prompt prompt) {
    add(prompt.instructions());
    begin('m', prompt.messages().size());
    for (Message message : prompt.messages()) {
      switch (message) {
        case Message.Asked asked -> begin('u', 0).add(asked.text());
        case Message.Material material -> begin('d', 0).add(material.kind()).add(material.text());
        case Message.ToolResult result -> begin('r', 0).add(result.callId()).add(result.text());
        case Message.Answered answered -> {
          begin('a', answered.toolCalls().size()).add(answered.text());
          for (ToolCall call : answered.toolCalls()) {
            add(call.id()).add(call.name()).value(call.arguments());
          }
        }
      }
    }
    begin('t', prompt.tools().size());
    for (Tool tool : prompt.tools()) {
      add(tool.name()).add(tool.purpose()).value(tool.parameters().document());
    }
    value(prompt.form().<Object>map(Schema::document).orElse(""));
    value(prompt.mostTokens());
    value(prompt.temperature());
    return add(prompt.seed().toString());
  }

  private void value(Object value) {
    switch (value) {
      case Map<?, ?> map -> {
        begin('{', map.size());
        var sorted = new TreeMap<String, Object>();
        map.forEach((name, member) -> sorted.put(String.valueOf(name), member));
        sorted.forEach((name, member) -> add(name).value(member));
      }
      case List<?> list -> {
        begin('[', list.size());
        list.forEach(this::value);
      }
      case String text -> add(text);
      default -> begin('=', 0).add(value.toString());
    }
  }

  Fingerprint add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    begin('s', bytes.length);
    digest.update(bytes);
    return this;
  }

  private Fingerprint begin(char kind, int length) {
    digest.update(ByteBuffer.allocate(6).putChar(kind).putInt(length).flip());
    return this;
  }

  String text() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
